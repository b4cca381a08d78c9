// What ails the devices of a lane, as the wall shows it: the worst on its tile, all beside it. All that came is set as text.
"use strict";

const worded = (kind, name) => words[`${kind}_${name}`] || name.replaceAll("_", " ");
const nextStep = (one) => words[`next_${one.kind}_${one.cause}`] || words[`next_${one.cause}`] || "";

function ailment(lane) {
  const [worst, ...more] = lane.findings;
  const made = element("span", `ails ${worst.state}`);
  const told = element("span");
  const name = more.length ? say("and_more", { name: worded("device", worst.device), count: more.length }) : worded("device", worst.device);
  told.append(element("strong", "", name), element("span", "unseen", ": "), element("span", "said", worded("found", worst.cause)));
  made.append(icon("service"), told);
  return made;
}

function ailments(lane) {
  const made = element("section", "ailing");
  made.append(element("h3", "", say("ailing")));
  if (lane.state === "silent") made.append(element("p", "old", say("said_last")));
  const list = element("ul");
  for (const one of lane.findings) {
    const item = element("li", one.state);
    const head = element("p", "head");
    head.append(element("strong", "", worded("device", one.device)), element("small", "", say("since", { time: moment(one.since) })));
    item.append(head, element("p", "", worded("found", one.cause)), element("p", "next", nextStep(one)));
    if (one.detail) item.append(element("small", "detail", one.detail));
    list.append(item);
  }
  const all = element("a", "quiet", say("all_devices"));
  all.href = `/console/devices?lane=${encodeURIComponent(lane.lane)}`;
  made.append(list, all);
  return made;
}
