"""All else that a store's books hold after a year of visits, made of those by PostgreSQL itself.

Lines of sales, members and their points, cases of low taps, what hosts and lanes did about each need, what was sent.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Integer, String, bindparam, text
from sqlalchemy.engine import Engine

MEMBERS, CASES, OPEN_CASES, ACTIONS, OPEN_ACTIONS = 20_000, 5_000, 60, 2_000, 6
NAMES = """'{"en": "Whole milk 3.5 %", "de": "Vollmilch 3,5 %", "zh_CN": "纯牛奶"}'"""
BOOKS = (
    f"""
    INSERT INTO sale_line (sale_id, line, item, names, category, unit, price_minor, quantity, tax_code, tax_rate_bp,
        tax_inclusive, shown_minor, net_minor, tax_minor, gross_minor, reasons)
    SELECT id, n, '0' || (2000000000000 + (id * 31 + n * 17) % 20000), {NAMES}, (ARRAY['dairy', 'fruit', 'snacks',
        'household'])[1 + (id + n) % 4], 'each', gross, 1, (ARRAY['A', 'B'])[1 + (id + n) % 2],
        (ARRAY[700, 1900])[1 + (id + n) % 2], true, gross, gross - gross / 15, gross / 15, gross, '[]'
    FROM (SELECT id, n, gross_minor / (1 + id % 11) AS gross FROM sale, generate_series(1, 1 + id % 11) AS n) AS lines
    """,
    """
    INSERT INTO sale_extra (sale_id, line, place, rule, names, tax_code, tax_rate_bp, tax_inclusive, net_minor,
        tax_minor, gross_minor)
    SELECT id, 1, 1, 'deposit', '{"en": "Deposit"}', NULL, NULL, NULL, 25, 0, 25 FROM sale WHERE id % 8 = 0
    """,
    """
    INSERT INTO member (id, number, given, phone_hash, phone_tail, language, birthday, joined_on, seen_on)
    SELECT md5('m' || n), lpad(n::text, 10, '0'), 'Mia', md5('p' || n), lpad((n % 100)::text, 2, '0'), 'en',
        lpad((1 + n % 12)::text, 2, '0') || '-' || lpad((1 + n % 28)::text, 2, '0'), :first, :last
    FROM generate_series(1, :members) AS n
    """,
    """
    INSERT INTO member_consent (member_id, purpose, version, given_at, withdrawn_at)
    SELECT id, purpose, '1', joined_on || 'T10:00:00+01:00', ''
    FROM member, unnest(ARRAY['offers', 'birthday']) AS purpose
    """,
    """
    INSERT INTO member_sale (lane, journal, seq, member_id, day, gross_minor, points, way, booked)
    SELECT lane, journal, seq, md5('m' || 1 + (id::bigint * id / 7919) % :members), day, gross_minor,
        gross_minor / 100, 'card', true
    FROM sale WHERE id % 3 = 0
    """,
    """
    INSERT INTO points_entry (key, kind, day)
    SELECT 'earned/' || journal || '/' || lane || '/' || seq, 'earned', day FROM member_sale
    """,
    """
    INSERT INTO points_posting (entry_id, account, points)
    SELECT e.id, s.account, s.points FROM points_entry e
    JOIN (SELECT 'earned/' || journal || '/' || lane || '/' || seq AS key, member_id, points AS won FROM member_sale) m
        USING (key),
    LATERAL (VALUES ('issued', -won), (member_id, won)) AS s (account, points)
    """,
    """
    INSERT INTO member_coupon (serial, member_id, coupon, why, given_on, expires_on, used_on, renewed, held_by,
        held_until)
    SELECT md5('c' || id), id, 'birthday', 'birthday', :first,
        :last, '', 0, '', 0 FROM member
    """,
    """
    INSERT INTO feedback_case (opened_at, category, sentiment, lane, item, language, title, sure, by_hand, model, words,
        reach, met, urgency, due_at, owner, step, answered_at, escalated_at, closed_at)
    SELECT at, (ARRAY['usage', 'waiting', 'payment', 'device', 'goods', 'other'])[1 + n % 6], 'bad', 1 + n % 12, '',
        'en', '', true, false, '1', '[]', 1 + n % 40, n % 90, 1 + n % 3, at, '',
        CASE WHEN n > :open_after THEN '' ELSE 'feed_back' END, CASE WHEN n > :open_after THEN '' ELSE at END, '',
        CASE WHEN n > :open_after THEN '' ELSE at END
    FROM (SELECT n, to_char(:today - (:cases - n) * :days / :cases, 'YYYY-MM-DD') || 'T10:00:00+01:00' AS at
        FROM generate_series(1, :cases) AS n) AS cases
    """,
    """
    INSERT INTO case_tap (tap, case_id)
    SELECT tap, 1 + (row_number() OVER ()) % :cases FROM tap WHERE face <= 2
    """,
    """
    INSERT INTO case_step (case_id, place, step, at, staff, words)
    SELECT id, place, (ARRAY['respond', 'analyse', 'solve'])[place], opened_at, 'lena', 'We looked into it.'
    FROM feedback_case, generate_series(1, 3) AS place WHERE closed_at <> ''
    """,
    """
    INSERT INTO complaint (case_id, at, staff, lane, words, waits)
    SELECT id, opened_at, 'lena', lane, 'Nobody came for five minutes', false FROM feedback_case WHERE id % 4 = 0
    """,
    "INSERT INTO case_round (id, hour) VALUES (1, :last || 'T23')",
    """
    INSERT INTO improvement (since, title, category, lane, figure, owner, done_on, dropped)
    SELECT to_char(:today - 14 * (n / 4), 'YYYY-MM-DD'), 'Bigger pictures of fruit', 'usage', '',
        (ARRAY['total_time', 'csat', 'given_up', 'help_wait', 'payment', 'weigh_time'])[1 + n % 6], '',
        to_char(:today - 14 * (n / 4) - 7, 'YYYY-MM-DD'), false
    FROM generate_series(1, 40) AS n
    """,
    """
    INSERT INTO staff_act (at, received_at, lane, journal, seq, session, staff, act, why, reason, command, before,
        after, words)
    SELECT at, at, lane, 'ce', visit_id * 4 + place, lane || '-' || visit_id, (ARRAY['lena', 'amir', 'tess'])[1 +
        visit_id % 3], CASE WHEN kind = 'age' THEN 'check_age' ELSE 'check_weight' END,
        CASE WHEN visit_id % 50 = 0 THEN 'no_right' ELSE '' END, '', '', '{}', '{}', ''
    FROM (SELECT *, day || 'T' || lpad(hour::text, 2, '0') || ':00:00+01:00' AS at FROM visit_need) AS needs
    ORDER BY day, visit_id
    """,
    """
    INSERT INTO intervention (lane, intervention, session, kind, at, came_at, raised, decided_at, decided_as,
        decided_staff, decided_name, cleared_at, cleared_by, answer, staff, name, reason)
    SELECT lane, md5('i' || visit_id || '/' || place), lane || '-' || visit_id, kind, day, day, '{}', day, 'approve',
        'lena', 'Lena K.', day, 'host', 'approve', 'lena', 'Lena K.', '' FROM visit_need WHERE kind <> 'call'
    """,
    """
    INSERT INTO help_call (lane, call, reason, at, shown, told, seen_by, seen_at, coming_by, coming_at, seconds,
        cleared_at, cleared_by, cleared_name)
    SELECT lane, md5('h' || visit_id || '/' || place), 'asked', day, NULL, 'cleared', 'Lena K.', day, '', '', 0, day,
        'attendant', 'Lena K.' FROM visit_need
    """,
    """
    INSERT INTO action (cause, gauge, lane, subject, remedy, target, state, began_at, raised_at, value, at_least, usual,
        count, staff, name, taken_at, ended_at, ended_by, reason, fixed_at, is_final)
    SELECT 'slow_step/' || 1 + n % 12 || '/weigh', 'slow_step', (1 + n % 12)::text, 'weigh', 'send_host',
        (1 + n % 12)::text, CASE WHEN n > :quiet THEN 'open' ELSE 'over' END, at, at, 2.1, 1.4, 7.0, 9, '', '', '',
        CASE WHEN n > :quiet THEN '' ELSE at END, '', '', '', true
    FROM (SELECT n, to_char(:today - (:actions - n) * :days / :actions, 'YYYY-MM-DD') || 'T10:00:00+01:00' AS at
        FROM generate_series(1, :actions) AS n) AS actions
    """,
    """
    INSERT INTO device_finding (lane, device, kind, part, cause, state, detail, opened_at, closed_at, again)
    SELECT 1 + n % 12, 'printer', 'printer', 'paper', 'paper_out', 'fault', '', at || 'T10:00:00+01:00',
        CASE WHEN n % 400 = 0 THEN '' ELSE at || 'T10:20:00+01:00' END, 0
    FROM (SELECT n, to_char(:today - n % :days, 'YYYY-MM-DD') AS at FROM generate_series(1, 2000) AS n) AS found
    ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO period (lane, journal, number, since, until, first, last, staff, sums)
    SELECT lane::text, 'ce', day, at || 'T07:00:00+01:00', at || 'T21:00:00+01:00', 1, 900, 'amir', '[]'
    FROM generate_series(1, :days) AS day, generate_series(1, 12) AS lane,
        LATERAL (SELECT to_char(:today - (:days - day), 'YYYY-MM-DD') AS at) AS days
    """,
    """
    INSERT INTO envelope (lane, journal, seq, kind, version, payload_hash, state, reason, payload, received_at)
    SELECT lane, journal, 2 * seq, 'visit', 2, md5(session), 'taken', '', '', ended_at FROM visit
    UNION ALL SELECT lane, journal, 2 * seq + 1, 'sale', 5, md5(session), 'taken', '', '', paid_at FROM sale
    """,
    """
    INSERT INTO desk_change (author, author_name, made_at, state, decided_by, decided_name, decided_at, note, version)
    SELECT 'amir', 'Amir N.', at, CASE WHEN n > 497 THEN 'waiting' ELSE 'published' END, 'nora', 'Nora W.', at, '', ''
    FROM generate_series(1, 500) AS n, LATERAL (SELECT to_char(:today - (500 - n) * :days / 500, 'YYYY-MM-DD') ||
        'T10:00:00+01:00' AS at) AS ats
    """,
    """
    INSERT INTO desk_record (change_id, name, before, body)
    SELECT id, 'item:0200000000' || lpad(id::text, 4, '0'), NULL, NULL FROM desk_change
    """,
    "INSERT INTO member_upkeep (day) VALUES (:last)",
)


def fill_all(engine: Engine, *, first: str, last: str, days: int) -> None:
    """Beside the visits from day `first` to `last`, with their sales and taps, all else is in the books."""
    numbers = {"members": MEMBERS, "cases": CASES, "open_after": CASES - OPEN_CASES, "actions": ACTIONS, "days": days}
    told = [
        *(bindparam(name, number, Integer) for name, number in (numbers | {"quiet": ACTIONS - OPEN_ACTIONS}).items()),
        *(bindparam(name, day, String) for name, day in (("first", first), ("last", last))),
        bindparam("today", date.fromisoformat(last), Date),
    ]
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in BOOKS:
            named = [one for one in told if f":{one.key}" in statement]
            connection.execute(text(statement).bindparams(*named))
