<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Barcode or loose fruit: all fine here</source>
        <translation>条码、散装果蔬都可以</translation>
    </message>
    <message>
        <source>Scan an item
to start</source>
        <translation>扫描商品
即可开始</translation>
    </message>
    <message>
        <source>Or touch the screen. No account needed.</source>
        <translation>也可触摸屏幕，无需注册。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>BagsScreen</name>
    <message>
        <source>Do you need a bag?</source>
        <translation>需要购物袋吗？</translation>
    </message>
    <message>
        <source>Touch each bag you take. With your own, just touch Done.</source>
        <translation>每拿一个点一下；自带袋子请直接点“完成”。</translation>
    </message>
</context>
<context>
    <name>BasketScreen</name>
    <message>
        <source>Remove?</source>
        <translation>确定删除？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Earlier in your basket</source>
        <translation>已扫商品</translation>
    </message>
    <message>
        <source>Scan your first item</source>
        <translation>请扫描第一件商品</translation>
    </message>
    <message>
        <source>Hold the barcode to the scanner,
or search by picture.</source>
        <translation>将条码对准扫描窗；
没有条码可按图片查找。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Scan an item to start.</source>
        <translation>扫描商品即可开始。</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>去付款 %1</translation>
    </message>
</context>
<context>
    <name>TotalsScreen</name>
    <message>
        <source>Last Z report</source>
        <translation>上一份 Z 报表</translation>
    </message>
    <message>
        <source>Close and print</source>
        <translation>结账并打印</translation>
    </message>
</context>
<context>
    <name>ShelfScreen</name>
    <message>
        <source>Look again</source>
        <translation>再查一次</translation>
    </message>
    <message>
        <source>Saved baskets</source>
        <translation>保存的购物篮</translation>
    </message>
</context>
<context>
    <name>ChangeScreen</name>
    <message>
        <source>Back to the change</source>
        <translation>返回修改</translation>
    </message>
    <message>
        <source>A few words for the store. Please name no shopper.</source>
        <translation>给门店的简短备注，请勿写顾客姓名。</translation>
    </message>
</context>
<context>
    <name>shelf</name>
    <message>
        <source>No basket is saved here now.</source>
        <translation>目前没有保存的购物篮。</translation>
    </message>
    <message>
        <source>It is on its way. One moment.</source>
        <translation>正在取回，请稍候。</translation>
    </message>
    <message>
        <source>We are looking in the store.</source>
        <translation>正在查询全店保存的购物篮。</translation>
    </message>
    <message>
        <source>The store server is away. Only this lane's own are here.</source>
        <translation>门店服务器无法连接，仅显示本机的购物篮。</translation>
    </message>
    <message>
        <source>Touch the one that goes on here.</source>
        <translation>请点选要在此继续的购物篮。</translation>
    </message>
    <message>
        <source>Lane {number} has it now. Please go on there.</source>
        <translation>购物篮已在 {number} 号机，请到那里继续。</translation>
    </message>
    <message>
        <source>The store server doesn't answer. Please try again soon.</source>
        <translation>门店服务器没有回应，请稍后再试。</translation>
    </message>
    <message>
        <source>This lane can't open it. Please try another lane.</source>
        <translation>本机打不开它，请换一台。</translation>
    </message>
</context>
<context>
    <name>totals</name>
    <message>
        <source>Period {number} is closed</source>
        <translation>第 {number} 期已结账</translation>
    </message>
    <message>
        <source>Close period {number}?</source>
        <translation>结束第 {number} 期吗？</translation>
    </message>
    <message>
        <source>Period {number} so far</source>
        <translation>第 {number} 期至今</translation>
    </message>
    <message>
        <source>No paper. Put some in, then print.</source>
        <translation>缺纸。请装纸后打印。</translation>
    </message>
    <message>
        <source>The report is printing.</source>
        <translation>报表正在打印。</translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation>报表已打印。</translation>
    </message>
    <message>
        <source>It is not all on paper. Please print it again.</source>
        <translation>报表未打印完整，请重新打印。</translation>
    </message>
    <message>
        <source>Is the report on paper? If not, print it again.</source>
        <translation>报表打印出来了吗？没有请重打。</translation>
    </message>
    <message>
        <source>Somebody is still shopping or paying. Please wait for that.</source>
        <translation>还有顾客在购物或付款，请稍候。</translation>
    </message>
    <message>
        <source>The Z report is printed, and a new period begins.</source>
        <translation>将打印 Z 报表，并开始新的一期。</translation>
    </message>
    <message>
        <source>It stays here until the next one.</source>
        <translation>下次结账前可随时查看。</translation>
    </message>
    <message>
        <source>The terminal is ending its day. Then the report is printed.</source>
        <translation>刷卡终端正在日结，完成后将打印报表。</translation>
    </message>
    <message>
        <source>The terminal's own total is another one. Please look into it.</source>
        <translation>终端合计与本机不符，请核查。</translation>
    </message>
    <message>
        <source>Looking changes nothing.</source>
        <translation>查看不会改变任何数据。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>DebtsScreen</name>
    <message>
        <source>In cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>At the card reader, by hand</source>
        <translation>在刷卡机上手动退款</translation>
    </message>
    <message>
        <source>The office sees to it</source>
        <translation>由办公室处理</translation>
    </message>
    <message>
        <source>Given to a shopper by hand</source>
        <translation>已当面交给顾客</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>已交付</translation>
    </message>
</context>
<context>
    <name>SettleScreen</name>
    <message>
        <source>The card reader's own list</source>
        <translation>刷卡机的交易记录</translation>
    </message>
    <message>
        <source>The shopper's statement or app</source>
        <translation>顾客的账单或手机应用</translation>
    </message>
</context>
<context>
    <name>settle</name>
    <message>
        <source>Was {amount} charged?</source>
        <translation>{amount} 是否已扣款？</translation>
    </message>
    <message>
        <source>Did {amount} go back?</source>
        <translation>{amount} 是否已退回？</translation>
    </message>
    <message>
        <source>Payment {attempt}, begun at {time}.</source>
        <translation>付款 {attempt}，开始于 {time}。</translation>
    </message>
    <message>
        <source>Card reader {terminal} is being asked …</source>
        <translation>正在询问刷卡机 {terminal}……</translation>
    </message>
    <message>
        <source>The payment service is being asked …</source>
        <translation>正在询问支付平台……</translation>
    </message>
    <message>
        <source>Card reader {terminal} does not answer.</source>
        <translation>刷卡机 {terminal} 没有应答。</translation>
    </message>
    <message>
        <source>The payment service does not answer.</source>
        <translation>支付平台没有应答。</translation>
    </message>
    <message>
        <source>Card reader {terminal} can't tell what became of it.</source>
        <translation>刷卡机 {terminal} 无法说明结果。</translation>
    </message>
    <message>
        <source>The payment service can't tell what became of it.</source>
        <translation>支付平台无法说明结果。</translation>
    </message>
    <message>
        <source>It was card reader {terminal}; here is {other} now.</source>
        <translation>付款用的是刷卡机 {terminal}，现在接的是 {other}。</translation>
    </message>
    <message>
        <source>Look it up first. Your answer itself moves no money.</source>
        <translation>请先查证。您的回答本身不会扣款或退款。</translation>
    </message>
    <message>
        <source>It was charged</source>
        <translation>已扣款</translation>
    </message>
    <message>
        <source>It is booked as paid.</source>
        <translation>按已付款入账。</translation>
    </message>
    <message>
        <source>It was not charged</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>Nothing is booked. It can be paid anew.</source>
        <translation>不入账，可重新付款。</translation>
    </message>
    <message>
        <source>It went back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>It is booked as given back.</source>
        <translation>按已退款入账。</translation>
    </message>
    <message>
        <source>It did not go back</source>
        <translation>未退回</translation>
    </message>
    <message>
        <source>Nothing is booked. It can be tried again.</source>
        <translation>不入账，可再次退款。</translation>
    </message>
    <message>
        <source>How do you know?</source>
        <translation>您的依据是什么？</translation>
    </message>
    <message>
        <source>You say: {amount} was charged.</source>
        <translation>您认定：{amount} 已扣款。</translation>
    </message>
    <message>
        <source>You say: {amount} was not charged.</source>
        <translation>您认定：{amount} 未扣款。</translation>
    </message>
    <message>
        <source>You say: {amount} went back.</source>
        <translation>您认定：{amount} 已退回。</translation>
    </message>
    <message>
        <source>You say: {amount} did not go back.</source>
        <translation>您认定：{amount} 未退回。</translation>
    </message>
    <message>
        <source>It is written down with your name.</source>
        <translation>此操作会记录您的姓名。</translation>
    </message>
    <message>
        <source>The bank's portal</source>
        <translation>银行后台</translation>
    </message>
    <message>
        <source>The payment service's portal</source>
        <translation>支付平台后台</translation>
    </message>
</context>
<context>
    <name>Dial</name>
    <message>
        <source>kg net</source>
        <translation>kg 净重</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消购物</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
</context>
<context>
    <name>FindReceiptScreen</name>
    <message>
        <source>The last sale here</source>
        <translation>本机上一笔交易</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>ABC</source>
        <translation>ABC</translation>
    </message>
    <message>
        <source>123</source>
        <translation>123</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>LanguageModal</name>
    <message>
        <source>Which language?</source>
        <translation>请选择语言</translation>
    </message>
    <message>
        <source>Everything else stays as it is.</source>
        <translation>其他一切保持不变。</translation>
    </message>
</context>
<context>
    <name>MessageModal</name>
    <message>
        <source>Yes, cancel everything</source>
        <translation>是的，全部取消</translation>
    </message>
    <message>
        <source>No, keep shopping</source>
        <translation>不，继续购物</translation>
    </message>
    <message>
        <source>I no longer need help</source>
        <translation>不再需要帮助</translation>
    </message>
    <message>
        <source>Go on while I wait</source>
        <translation>等待时继续操作</translation>
    </message>
</context>
<context>
    <name>Nudge</name>
    <message>
        <source>OK</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>Type it</source>
        <translation>输入编号</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Back to the top</source>
        <translation>回到顶部</translation>
    </message>
    <message>
        <source>More below</source>
        <translation>下面还有</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>To pay</source>
        <translation>应付金额</translation>
    </message>
    <message>
        <source>See items</source>
        <translation>查看商品</translation>
    </message>
    <message>
        <source>How would you like to pay?</source>
        <translation>请选择付款方式</translation>
    </message>
    <message>
        <source>Another way?</source>
        <translation>其他方式？</translation>
    </message>
    <message>
        <source>Not by card?</source>
        <translation>不用银行卡？</translation>
    </message>
    <message>
        <source>A colleague can help you.</source>
        <translation>工作人员可帮您。</translation>
    </message>
    <message>
        <source>How would you like to pay the rest?</source>
        <translation>余款如何支付？</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>退回已付款</translation>
    </message>
    <message>
        <source>What you paid goes back.</source>
        <translation>已付款项将退回。</translation>
    </message>
    <message>
        <source>Pay in parts</source>
        <translation>分开付款</translation>
    </message>
    <message>
        <source>With more than one card.</source>
        <translation>可用多张银行卡。</translation>
    </message>
</context>
<context>
    <name>PayingScreen</name>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Pay another way</source>
        <translation>换种方式付款</translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>我需要更多时间</translation>
    </message>
    <message>
        <source>Your card details never reach this screen.</source>
        <translation>您的卡信息不会传到本机。</translation>
    </message>
</context>
<context>
    <name>PickScreen</name>
    <message>
        <source>Name or number, e.g. ban or 4011</source>
        <translation>拼音或编号，如 xj 或 4011</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Earlier pictures</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>%1 more after this</source>
        <translation>之后还有 %1 项</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>More pictures</source>
        <translation>下一页</translation>
    </message>
</context>
<context>
    <name>PriceScreen</name>
    <message>
        <source>What does it cost?</source>
        <translation>查价格</translation>
    </message>
    <message>
        <source>Put it in my basket</source>
        <translation>放入购物篮</translation>
    </message>
    <message>
        <source>Scan, type or pick it</source>
        <translation>请扫描、输入或选择</translation>
    </message>
    <message>
        <source>Scan it to see its price.
You don't buy it yet.</source>
        <translation>扫描即可查看价格，
不会加入购物篮。</translation>
    </message>
</context>
<context>
    <name>ReceiptScreen</name>
    <message>
        <source>Paid. Thank you!</source>
        <translation>付款成功，谢谢！</translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation>存到手机</translation>
    </message>
    <message>
        <source>QR code of this receipt</source>
        <translation>本小票的二维码</translation>
    </message>
    <message>
        <source>No paper, done</source>
        <translation>不要纸，完成</translation>
    </message>
</context>
<context>
    <name>RefundScreen</name>
    <message>
        <source>Goes back</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部退回</translation>
    </message>
    <message>
        <source>Give it to a card</source>
        <translation>退到银行卡</translation>
    </message>
    <message>
        <source>Give the money back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>再打印一次</translation>
    </message>
</context>
<context>
    <name>SplitScreen</name>
    <message>
        <source>How much do you pay now?</source>
        <translation>这次付多少？</translation>
    </message>
    <message>
        <source>How much on this card?</source>
        <translation>这张卡付多少？</translation>
    </message>
    <message>
        <source>Pay this</source>
        <translation>付这些</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Offline</source>
        <translation>网络中断</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less</source>
        <translation>减一件</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一件</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>No barcode?</source>
        <translation>没有条码？</translation>
    </message>
    <message>
        <source>Type a number</source>
        <translation>输入编号</translation>
    </message>
    <message>
        <source>Check a price</source>
        <translation>查价格</translation>
    </message>
    <message>
        <source>Bags</source>
        <translation>购物袋</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>TypeScreen</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>请输入编号</translation>
    </message>
</context>
<context>
    <name>WalletScreen</name>
    <message>
        <source>Your wallet said no. Nothing was charged.</source>
        <translation>钱包未批准，没有扣款。</translation>
    </message>
    <message>
        <source>Nobody paid by phone in time.</source>
        <translation>手机付款已超时。</translation>
    </message>
    <message>
        <source>Paying by phone isn't possible just now.</source>
        <translation>暂时不能用手机付款。</translation>
    </message>
    <message>
        <source>Please pay another way, or touch Help.</source>
        <translation>请换种方式付款，或点“帮助”。</translation>
    </message>
    <message>
        <source>This is a phone's payment code.</source>
        <translation>这是手机付款码。</translation>
    </message>
    <message>
        <source>First touch Pay, then hold it here.</source>
        <translation>请先点“付款”，再出示付款码。</translation>
    </message>
    <message>
        <source>With your wallet app</source>
        <translation>用手机钱包付款</translation>
    </message>
    <message>
        <source>Not possible just now.</source>
        <translation>暂时不可用。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>In more than one way.</source>
        <translation>用不同方式分开付。</translation>
    </message>
    <message>
        <source>QR code to pay with</source>
        <translation>付款二维码</translation>
    </message>
    <message>
        <source>Hold the payment code on your phone to the scanner</source>
        <translation>请向扫码器出示手机付款码</translation>
    </message>
    <message>
        <source>You find it in your wallet app, under Pay.</source>
        <translation>在钱包应用的“付款”中打开。</translation>
    </message>
    <message>
        <source>Scan a code with my phone</source>
        <translation>用手机扫码付款</translation>
    </message>
    <message>
        <source>We show it on this screen.</source>
        <translation>二维码显示在本屏幕上。</translation>
    </message>
    <message>
        <source>Goes back to your wallet</source>
        <translation>退回您的钱包</translation>
    </message>
    <message>
        <source>We are asking the payment service.</source>
        <translation>正在向支付平台查询。</translation>
    </message>
    <message>
        <source>Your phone payment goes back.</source>
        <translation>手机付款正在退回。</translation>
    </message>
    <message>
        <source>Please wait. There is nothing to do.</source>
        <translation>请稍候，无需操作。</translation>
    </message>
    <message>
        <source>We take the code on your phone instead.</source>
        <translation>改用您手机上的付款码。</translation>
    </message>
    <message>
        <source>One moment. The payment service has the last word.</source>
        <translation>请稍候，以支付平台的答复为准。</translation>
    </message>
    <message>
        <source>Scan this code with your phone</source>
        <translation>请用手机扫描此码</translation>
    </message>
    <message>
        <source>Then agree in your wallet app.</source>
        <translation>然后在钱包应用中确认付款。</translation>
    </message>
    <message>
        <source>Please agree on your phone</source>
        <translation>请在手机上确认付款</translation>
    </message>
    <message>
        <source>Your wallet app asks you.</source>
        <translation>钱包应用会提示您确认。</translation>
    </message>
    <message>
        <source>No payment now</source>
        <translation>暂时不能付款</translation>
    </message>
    <message>
        <source>Phone payments</source>
        <translation>手机支付</translation>
    </message>
    <message>
        <source>You can pay by phone again.</source>
        <translation>手机付款已恢复。</translation>
    </message>
    <message>
        <source>We keep asking the payment service. Nothing is lost.</source>
        <translation>正在持续向支付平台查询，不会丢失任何信息。</translation>
    </message>
    <message>
        <source>The wallet says no</source>
        <translation>钱包拒绝</translation>
    </message>
    <message>
        <source>Approve the phone</source>
        <translation>批准手机付款</translation>
    </message>
    <message>
        <source>What should the wallet answer?</source>
        <translation>钱包应如何答复？</translation>
    </message>
    <message>
        <source>Training: no phone is asked for and nothing is charged.</source>
        <translation>培训模式：不用手机，也不扣款。</translation>
    </message>
</context>
<context>
    <name>WeighScreen</name>
    <message>
        <source>Change item</source>
        <translation>更换商品</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>毛重</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>皮重</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净重</translation>
    </message>
    <message>
        <source>Packed in</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>basket</name>
    <message>
        <source>{weight} net × {price}/kg</source>
        <translation>净重 {weight} × {price}/kg</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>Tax included {amount}</source>
        <translation>已含税 {amount}</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>共 1 件</translation>
    </message>
    <message>
        <source>Tax added {amount}</source>
        <translation>另加税 {amount}</translation>
    </message>
    <message>
        <source>1 pack, price as labelled</source>
        <translation>1 件，按标签价</translation>
    </message>
    <message>
        <source>Counts from {amount} on</source>
        <translation>满 {amount} 可用</translation>
    </message>
    <message>
        <source>No matching goods yet</source>
        <translation>暂无适用商品</translation>
    </message>
    <message>
        <source>We can't take this one at this lane yet.</source>
        <translation>本机暂不能使用这个码。</translation>
    </message>
    <message>
        <source>Please keep it, or touch Help.</source>
        <translation>请收好，或点“帮助”。</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>已省 {amount}</translation>
    </message>
    <message>
        <source>{offer} · you save {amount}</source>
        <translation>{offer} · 已省 {amount}</translation>
    </message>
    <message>
        <source>One more is free: {offer}.</source>
        <translation>再加一件免费：{offer}。</translation>
    </message>
    <message>
        <source>One more and you save {amount}: {offer}.</source>
        <translation>再加一件可省 {amount}：{offer}。</translation>
    </message>
</context>
<context>
    <name>debts</name>
    <message>
        <source>{amount} is owed to a shopper</source>
        <translation>应退还顾客 {amount}</translation>
    </message>
    <message>
        <source>The card reader does not give it back.</source>
        <translation>刷卡机不予退回。</translation>
    </message>
    <message>
        <source>The card reader refused it at {time}.</source>
        <translation>刷卡机于 {time} 拒绝退回。</translation>
    </message>
    <message>
        <source>{amount}, {card}, reader's receipt {number}</source>
        <translation>{amount}，{card}，刷卡机小票 {number}</translation>
    </message>
    <message>
        <source>card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>How was it given back?</source>
        <translation>是如何退还的？</translation>
    </message>
    <message>
        <source>Since {time}. Ask who put it in, or leave it there.</source>
        <translation>自 {time} 起。请询问是谁投入的，无人认领则留在箱内。</translation>
    </message>
    <message>
        <source>Since {time}. Ask the shopper what came out, then count the hopper.</source>
        <translation>自 {time} 起。请询问顾客吐出了多少，再清点找零机。</translation>
    </message>
    <message>
        <source>Since {time}. Count it, and compare it with the X report.</source>
        <translation>自 {time} 起。请清点箱内现金，并与 X 报表核对。</translation>
    </message>
    <message>
        <source>What came of it?</source>
        <translation>处理结果如何？</translation>
    </message>
    <message>
        <source>It stays in the box</source>
        <translation>留在箱内</translation>
    </message>
    <message>
        <source>The shopper has it</source>
        <translation>顾客已收到</translation>
    </message>
    <message>
        <source>Since {time} it was in doubt. Ask the shopper whether they have it.</source>
        <translation>{time} 起无法确认。请问顾客是否已拿到。</translation>
    </message>
    <message>
        <source>{amount} did come out of the hopper</source>
        <translation>找零机确已付出 {amount}</translation>
    </message>
    <message>
        <source>{amount} may not have come out</source>
        <translation>{amount} 可能未付出</translation>
    </message>
    <message>
        <source>How much did you give to the shopper?</source>
        <translation>您交给顾客多少？</translation>
    </message>
    <message>
        <source>So much is booked as given by you.</source>
        <translation>将按此金额记为由您交付。</translation>
    </message>
    <message>
        <source>It was no more than {amount}.</source>
        <translation>金额不超过 {amount}。</translation>
    </message>
    <message>
        <source>It was {amount}. Change the figure if you gave less.</source>
        <translation>共 {amount}。如少于此数，请改金额。</translation>
    </message>
    <message>
        <source>All is there</source>
        <translation>清点无误</translation>
    </message>
    <message>
        <source>{amount} is in the note box for no payment</source>
        <translation>纸币箱内有 {amount} 无对应付款</translation>
    </message>
    <message>
        <source>{amount} is in the coin box for no payment</source>
        <translation>硬币箱内有 {amount} 无对应付款</translation>
    </message>
    <message>
        <source>The coin box must be counted</source>
        <translation>须清点硬币箱</translation>
    </message>
    <message>
        <source>The note box must be counted</source>
        <translation>须清点纸币箱</translation>
    </message>
    <message>
        <source>The hopper must be counted</source>
        <translation>须清点找零机</translation>
    </message>
    <message>
        <source>{count} more to see to</source>
        <translation>还有 {count} 项待处理</translation>
    </message>
    <message>
        <source>It lies in the box, for a basket that is not paid.</source>
        <translation>现金在箱内，对应的购物尚未付清。</translation>
    </message>
    <message>
        <source>In cash, since {time}. The lane does not give it out.</source>
        <translation>现金，自 {time} 起。本机不会吐出。</translation>
    </message>
    <message>
        <source>{amount} in cash</source>
        <translation>现金 {amount}</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>Please ask a manager.</source>
        <translation>请找经理处理。</translation>
    </message>
    <message>
        <source>This is more than you may do alone.</source>
        <translation>这超出了您的权限额度。</translation>
    </message>
    <message>
        <source>Your role does not do this.</source>
        <translation>您的岗位不能进行此操作。</translation>
    </message>
    <message>
        <source>“{by}” replaces “{offer}”.</source>
        <translation>已改用“{by}”，代替“{offer}”。</translation>
    </message>
    <message>
        <source>“{offer}” is now for {item}.</source>
        <translation>“{offer}”现用于：{item}。</translation>
    </message>
    <message>
        <source>“{offer}” no longer applies.</source>
        <translation>“{offer}”已不适用。</translation>
    </message>
    <message>
        <source>You now save {amount} more.</source>
        <translation>现在再省 {amount}。</translation>
    </message>
    <message>
        <source>Another offer is better for you now.</source>
        <translation>现在有更优惠的活动。</translation>
    </message>
    <message>
        <source>Your basket costs no more by it.</source>
        <translation>您的应付金额不会因此增加。</translation>
    </message>
    <message>
        <source>We don't know this code yet.</source>
        <translation>暂未找到这个条码。</translation>
    </message>
    <message>
        <source>Try again or search.</source>
        <translation>请重扫或搜索。</translation>
    </message>
    <message>
        <source>We couldn't read that code.</source>
        <translation>没有读到条码。</translation>
    </message>
    <message>
        <source>Turn the barcode to the light.</source>
        <translation>请将条码对准扫描窗。</translation>
    </message>
    <message>
        <source>This one is past its date.</source>
        <translation>该商品已过期。</translation>
    </message>
    <message>
        <source>Please take a fresh one.</source>
        <translation>请换一件。</translation>
    </message>
    <message>
        <source>Its best-before date has passed.</source>
        <translation>该商品已过最佳食用期。</translation>
    </message>
    <message>
        <source>You can buy it, or take a fresh one.</source>
        <translation>仍可购买，也可换一件新鲜的。</translation>
    </message>
    <message>
        <source>This item was called back.</source>
        <translation>该商品已被召回。</translation>
    </message>
    <message>
        <source>Please leave it with us.</source>
        <translation>请交给工作人员。</translation>
    </message>
    <message>
        <source>This very pack is in your basket already.</source>
        <translation>这一件已在购物篮中。</translation>
    </message>
    <message>
        <source>Please scan the next one.</source>
        <translation>请扫描下一件。</translation>
    </message>
    <message>
        <source>This pack was paid for before.</source>
        <translation>这一件此前已付款。</translation>
    </message>
    <message>
        <source>Please take another one, or touch Help.</source>
        <translation>请换一件，或点“帮助”。</translation>
    </message>
    <message>
        <source>A colleague has to look at this coupon.</source>
        <translation>这张优惠券需由工作人员核对。</translation>
    </message>
    <message>
        <source>Please touch Help, or keep scanning.</source>
        <translation>请点“帮助”，或继续扫描。</translation>
    </message>
    <message>
        <source>This coupon is in your basket already.</source>
        <translation>这张优惠券已在购物篮中。</translation>
    </message>
    <message>
        <source>It counts once in each basket.</source>
        <translation>每次购物只计一次。</translation>
    </message>
    <message>
        <source>This coupon was used before.</source>
        <translation>这张优惠券此前已使用。</translation>
    </message>
    <message>
        <source>Please keep scanning, or touch Help.</source>
        <translation>请继续扫描，或点“帮助”。</translation>
    </message>
    <message>
        <source>Thank you, we have your card.</source>
        <translation>谢谢，已读取您的会员卡。</translation>
    </message>
    <message>
        <source>Your points are added after you have paid.</source>
        <translation>付款后积分会自动记入。</translation>
    </message>
    <message>
        <source>This coupon is past its date.</source>
        <translation>这张优惠券已过期。</translation>
    </message>
    <message>
        <source>This coupon is for another time.</source>
        <translation>这张优惠券现在还不能用。</translation>
    </message>
    <message>
        <source>Please keep it for then.</source>
        <translation>请留待有效时使用。</translation>
    </message>
    <message>
        <source>{most} coupons are the most at once.</source>
        <translation>一次最多使用 {most} 张优惠券。</translation>
    </message>
    <message>
        <source>Help is called</source>
        <translation>已呼叫帮助</translation>
    </message>
    <message>
        <source>Please stay here. You can go on in the meantime.</source>
        <translation>请在此稍候，期间可继续操作。</translation>
    </message>
    <message>
        <source>The power went off.</source>
        <translation>刚才断电了。</translation>
    </message>
    <message>
        <source>Your basket is all here.</source>
        <translation>您的商品都还在。</translation>
    </message>
    <message>
        <source>Cancel your shopping?</source>
        <translation>要取消购物吗？</translation>
    </message>
    <message>
        <source>Your basket will be emptied. Nothing was charged.</source>
        <translation>购物篮将被清空，未扣款。</translation>
    </message>
    <message>
        <source>You are paying now.</source>
        <translation>正在付款。</translation>
    </message>
    <message>
        <source>To add more, stop the payment first.</source>
        <translation>如需加购，请先停止付款。</translation>
    </message>
    <message>
        <source>Your bank said no. Nothing was charged.</source>
        <translation>银行未批准，未扣款。</translation>
    </message>
    <message>
        <source>Try another way.</source>
        <translation>请换种方式。</translation>
    </message>
    <message>
        <source>The payment was stopped.</source>
        <translation>付款已停止。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>未扣款。</translation>
    </message>
    <message>
        <source>No card came in time.</source>
        <translation>等待刷卡超时。</translation>
    </message>
    <message>
        <source>Nothing was charged. Please try again.</source>
        <translation>未扣款，请再试一次。</translation>
    </message>
    <message>
        <source>The payment did not go through.</source>
        <translation>付款未成功。</translation>
    </message>
    <message>
        <source>The card reader isn't ready.</source>
        <translation>刷卡机未就绪。</translation>
    </message>
    <message>
        <source>Your basket is kept. Touch Help, please.</source>
        <translation>商品已保留，请点“帮助”。</translation>
    </message>
    <message>
        <source>We are asking the bank.</source>
        <translation>正在向银行确认。</translation>
    </message>
    <message>
        <source>You won't pay twice.</source>
        <translation>不会重复扣款。</translation>
    </message>
    <message>
        <source>We couldn't finish the payment.</source>
        <translation>付款未能完成。</translation>
    </message>
    <message>
        <source>Please see a colleague. You won't pay twice.</source>
        <translation>请联系工作人员，不会重复扣款。</translation>
    </message>
    <message>
        <source>Please empty the scale first.</source>
        <translation>请先清空秤盘。</translation>
    </message>
    <message>
        <source>Then put it on again.</source>
        <translation>然后重新放上。</translation>
    </message>
    <message>
        <source>Too light to weigh.</source>
        <translation>重量太轻，无法称重。</translation>
    </message>
    <message>
        <source>We start at {least}.</source>
        <translation>最小称量为 {least}。</translation>
    </message>
    <message>
        <source>More than {most}.</source>
        <translation>超过 {most}。</translation>
    </message>
    <message>
        <source>Please weigh it in two parts.</source>
        <translation>请分次称重。</translation>
    </message>
    <message>
        <source>The weight isn't steady yet.</source>
        <translation>重量还未稳定。</translation>
    </message>
    <message>
        <source>Let it rest for a moment.</source>
        <translation>请稍等，正在称稳。</translation>
    </message>
    <message>
        <source>This was weighed before.</source>
        <translation>这件刚才称过了。</translation>
    </message>
    <message>
        <source>Please lift it and put it down again.</source>
        <translation>请拿起后再放上去。</translation>
    </message>
    <message>
        <source>The scale can't price this now.</source>
        <translation>电子秤现在无法计价。</translation>
    </message>
    <message>
        <source>You can go back or call help.</source>
        <translation>可返回或呼叫帮助。</translation>
    </message>
    <message>
        <source>Paper ran out.</source>
        <translation>小票纸用完。</translation>
    </message>
    <message>
        <source>Your receipt will print again whole.</source>
        <translation>换纸后会完整重打。</translation>
    </message>
    <message>
        <source>Your receipt may not be on paper.</source>
        <translation>小票可能没有打印出来。</translation>
    </message>
    <message>
        <source>You can print it again, or go on without it.</source>
        <translation>可以重新打印，也可直接离开。</translation>
    </message>
    <message>
        <source>You can buy {most} of one item at most.</source>
        <translation>同一商品一次最多 {most} 件。</translation>
    </message>
    <message>
        <source>A colleague can help with more.</source>
        <translation>如需更多，请联系工作人员。</translation>
    </message>
    <message>
        <source>There is nothing to pay.</source>
        <translation>本次无需付款。</translation>
    </message>
    <message>
        <source>Please touch Help: a colleague closes this basket.</source>
        <translation>请点“帮助”，由工作人员完成结账。</translation>
    </message>
    <message>
        <source>We don't have an item with this number.</source>
        <translation>没有找到这个编号的商品。</translation>
    </message>
    <message>
        <source>Please compare it, or search by picture.</source>
        <translation>请核对编号，或按图片查找。</translation>
    </message>
    <message>
        <source>The store can't be asked just now.</source>
        <translation>暂时无法联系门店服务器。</translation>
    </message>
    <message>
        <source>Nothing went back. Please try again later.</source>
        <translation>未退款，请稍后再试。</translation>
    </message>
    <message>
        <source>Some of it went back meanwhile.</source>
        <translation>其中部分商品刚刚已退回。</translation>
    </message>
    <message>
        <source>Please look at it again.</source>
        <translation>请重新核对。</translation>
    </message>
    <message>
        <source>The wallet does not give it back.</source>
        <translation>钱包未能退款。</translation>
    </message>
    <message>
        <source>A card may have it instead.</source>
        <translation>可改退到银行卡。</translation>
    </message>
    <message>
        <source>Another lane is giving some of it back.</source>
        <translation>另一台机器正在为这张小票退货。</translation>
    </message>
    <message>
        <source>Please wait, then look again.</source>
        <translation>请稍候再查看。</translation>
    </message>
    <message>
        <source>This is a receipt.</source>
        <translation>这是一张小票。</translation>
    </message>
    <message>
        <source>Staff can take goods back.</source>
        <translation>工作人员可为您办理退货。</translation>
    </message>
    <message>
        <source>Nobody is shopping here now.</source>
        <translation>目前无人购物。</translation>
    </message>
    <message>
        <source>The cash drawer is opening.</source>
        <translation>正在打开钱箱。</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>The drawer can't open just now.</source>
        <translation>现在无法打开钱箱。</translation>
    </message>
    <message>
        <source>Please try again when nobody pays.</source>
        <translation>请等无人付款时再试。</translation>
    </message>
    <message>
        <source>Sign off first, then scan.</source>
        <translation>请先退出，再扫描。</translation>
    </message>
    <message>
        <source>Please take it to another lane.</source>
        <translation>请到其他收银台结账。</translation>
    </message>
    <message>
        <source>Staff sign on with their own.</source>
        <translation>员工请使用本店工牌。</translation>
    </message>
    <message>
        <source>This lane is closed now.</source>
        <translation>本机现已关闭。</translation>
    </message>
    <message>
        <source>This lane is for up to {count} items just now.</source>
        <translation>本机现为 {count} 件以内快速通道。</translation>
    </message>
    <message>
        <source>You are welcome all the same.</source>
        <translation>您照常购物结账即可。</translation>
    </message>
    <message>
        <source>We don't know this badge here.</source>
        <translation>这里不认识这张工牌。</translation>
    </message>
    <message>
        <source>That is more than is left.</source>
        <translation>金额超过余款。</translation>
    </message>
    <message>
        <source>Please type a smaller amount.</source>
        <translation>请输入较小的金额。</translation>
    </message>
    <message>
        <source>Part of it is paid.</source>
        <translation>已付部分款项。</translation>
    </message>
    <message>
        <source>Pay the rest, or take it back.</source>
        <translation>请付余款，或退回已付款。</translation>
    </message>
    <message>
        <source>We take no cash just now.</source>
        <translation>暂不收现金。</translation>
    </message>
    <message>
        <source>What you put in counts.</source>
        <translation>投入的现金已计入。</translation>
    </message>
    <message>
        <source>The lane did not give it all out.</source>
        <translation>本机未能全部付出。</translation>
    </message>
    <message>
        <source>Give the rest by hand. It is on your list.</source>
        <translation>余款请当面付给。已列入您的待办。</translation>
    </message>
    <message>
        <source>We owe you change.</source>
        <translation>还欠您找零。</translation>
    </message>
    <message>
        <source>A colleague brings it to you.</source>
        <translation>工作人员会送来给您。</translation>
    </message>
    <message>
        <source>We couldn't count your change.</source>
        <translation>找零金额未能确认。</translation>
    </message>
    <message>
        <source>A colleague comes to look.</source>
        <translation>工作人员会来查看。</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>硬币</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>纸币</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>What you paid went back.</source>
        <translation>已付款项已退回。</translation>
    </message>
    <message>
        <source>Your basket is open again.</source>
        <translation>购物篮已重新打开。</translation>
    </message>
    <message>
        <source>We couldn't give it back yet. It stays paid.</source>
        <translation>暂时无法退回，款项仍为已付。</translation>
    </message>
    <message>
        <source>A colleague comes to help.</source>
        <translation>工作人员会来帮助您。</translation>
    </message>
    <message>
        <source>The money did not go back.</source>
        <translation>款项未能退回。</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>请重试。</translation>
    </message>
</context>
<context>
    <name>pay</name>
    <message>
        <source>Tap or insert it on the reader</source>
        <translation>挥卡或插卡即可</translation>
    </message>
    <message>
        <source>We are offline. You can go on and pay as usual.</source>
        <translation>网络暂时中断，可照常购物付款。</translation>
    </message>
    <message>
        <source>Your receipt will be a code for your phone.</source>
        <translation>小票以二维码显示，用手机扫描即可。</translation>
    </message>
    <message>
        <source>There is no paper receipt here. You can pay without one.</source>
        <translation>本机不打印小票，您可直接付款。</translation>
    </message>
    <message>
        <source>No paper just now. You can pay without a receipt.</source>
        <translation>暂无打印纸。您可以付款，但没有小票。</translation>
    </message>
    <message>
        <source>No paper just now. Your receipt comes to your phone later.</source>
        <translation>暂无打印纸。小票稍后发到手机。</translation>
    </message>
    <message>
        <source>No paper just now. Your receipt comes to your phone.</source>
        <translation>暂无打印纸。
小票将发到手机。</translation>
    </message>
    <message>
        <source>Practise it on this screen</source>
        <translation>在此屏幕上练习</translation>
    </message>
    <message>
        <source>A part of {amount}</source>
        <translation>共 {amount}，本次付一部分</translation>
    </message>
    <message>
        <source>Paid already: {amount}</source>
        <translation>已付：{amount}</translation>
    </message>
    <message>
        <source>Coins and notes</source>
        <translation>硬币和纸币</translation>
    </message>
    <message>
        <source>Exact money only</source>
        <translation>仅收正好的金额</translation>
    </message>
</context>
<context>
    <name>paying</name>
    <message>
        <source>Tap or insert your card</source>
        <translation>请挥卡或插卡</translation>
    </message>
    <message>
        <source>on the reader beside this screen.
Leave it in until the reader says so.</source>
        <translation>在屏幕旁的刷卡机上操作，提示后再取卡。</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>The reader is talking to your bank.</source>
        <translation>刷卡机正在联系银行。</translation>
    </message>
    <message>
        <source>Please take your card</source>
        <translation>请取回您的卡</translation>
    </message>
    <message>
        <source>It is still in the reader.</source>
        <translation>卡还在刷卡机里。</translation>
    </message>
    <message>
        <source>This card doesn't work here</source>
        <translation>此卡在这里不能用</translation>
    </message>
    <message>
        <source>Please try another card.</source>
        <translation>请换一张卡。</translation>
    </message>
    <message>
        <source>That PIN wasn't right</source>
        <translation>密码不正确</translation>
    </message>
    <message>
        <source>Please try again on the reader.</source>
        <translation>请在刷卡机上重新输入。</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>付款成功</translation>
    </message>
    <message>
        <source>One moment, your receipt comes.</source>
        <translation>请稍候，马上出小票。</translation>
    </message>
    <message>
        <source>Your bank said no</source>
        <translation>银行未批准</translation>
    </message>
    <message>
        <source>Nothing was charged. Try another way.</source>
        <translation>未扣款。请换种方式。</translation>
    </message>
    <message>
        <source>Waiting for your card</source>
        <translation>刷卡机正在等待您的卡</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Stopping the payment</source>
        <translation>正在停止付款</translation>
    </message>
    <message>
        <source>One moment. The reader has the last word.</source>
        <translation>请稍候，以刷卡机结果为准。</translation>
    </message>
    <message>
        <source>Goes back to your card</source>
        <translation>退回您的银行卡</translation>
    </message>
    <message>
        <source>Your card payment goes back.</source>
        <translation>正在退回您的刷卡款。</translation>
    </message>
    <message>
        <source>Please wait. The reader needs no card.</source>
        <translation>请稍候，无需出示银行卡。</translation>
    </message>
    <message>
        <source>Comes back to you</source>
        <translation>退还给您</translation>
    </message>
</context>
<context>
    <name>pick</name>
    <message>
        <source>Nothing found.
Try fewer letters, or touch Help.</source>
        <translation>没有找到。
请少输几个字母，或呼叫帮助。</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>All shelves</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>Total {amount}</source>
        <translation>合计 {amount}</translation>
    </message>
    <message>
        <source>Which item is it?</source>
        <translation>要查哪件商品？</translation>
    </message>
    <message>
        <source>What are you buying?</source>
        <translation>请选择您要买的商品</translation>
    </message>
</context>
<context>
    <name>price</name>
    <message>
        <source>and {extra}</source>
        <translation>另加{extra}</translation>
    </message>
    <message>
        <source>Offer: {names}</source>
        <translation>优惠：{names}</translation>
    </message>
    <message>
        <source>for this pack</source>
        <translation>（本包价格）</translation>
    </message>
    <message>
        <source>for {count} pieces</source>
        <translation>（{count} 件）</translation>
    </message>
    <message>
        <source>a kilogram</source>
        <translation>每公斤</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每件</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>{amount} by card ending {last4}</source>
        <translation>尾号 {last4} 的卡 {amount}</translation>
    </message>
    <message>
        <source>{amount} by card</source>
        <translation>刷卡 {amount}</translation>
    </message>
    <message>
        <source>There is no paper right now.</source>
        <translation>暂时没有小票纸。</translation>
    </message>
    <message>
        <source>The printer isn't ready.</source>
        <translation>打印机未就绪。</translation>
    </message>
    <message>
        <source>Closes by itself in {seconds} s.</source>
        <translation>{seconds} 秒后自动关闭。</translation>
    </message>
    <message>
        <source>Would you like it on paper too?</source>
        <translation>还需要纸质小票吗？</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>打印小票</translation>
    </message>
    <message>
        <source>Is your receipt on paper?</source>
        <translation>小票打印出来了吗？</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Your receipt is printing.</source>
        <translation>正在打印小票。</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Your receipt is printed.</source>
        <translation>小票已打印。</translation>
    </message>
    <message>
        <source>Would you like it on paper?</source>
        <translation>需要纸质小票吗？</translation>
    </message>
    <message>
        <source>Prints by itself in {seconds} s.</source>
        <translation>{seconds} 秒后自动打印。</translation>
    </message>
    <message>
        <source>Point your camera here.
No app needed.</source>
        <translation>用手机相机扫码，
无需安装应用。</translation>
    </message>
    <message>
        <source>We are offline: the page comes a little later.</source>
        <translation>网络暂时中断，
小票稍后送达。</translation>
    </message>
    <message>
        <source>Your receipt is on your phone.</source>
        <translation>请用手机扫码查看小票。</translation>
    </message>
    <message>
        <source>No paper right now. Take it on your phone.</source>
        <translation>暂时没有小票纸，请扫码存到手机。</translation>
    </message>
    <message>
        <source>Your receipt is printed. Please ask us for more copies.</source>
        <translation>小票已打印。
加印请找工作人员。</translation>
    </message>
    <message>
        <source>{amount} in {count} parts</source>
        <translation>{amount}，分 {count} 次支付</translation>
    </message>
    <message>
        <source>{amount} in cash</source>
        <translation>现金 {amount}</translation>
    </message>
    <message>
        <source>{amount} by phone</source>
        <translation>手机支付 {amount}</translation>
    </message>
    <message>
        <source>take your card</source>
        <translation>请取回您的卡</translation>
    </message>
    <message>
        <source>take your change: {amount}</source>
        <translation>请取走找零 {amount}</translation>
    </message>
</context>
<context>
    <name>refund</name>
    <message>
        <source>{amount} went back</source>
        <translation>已退 {amount}</translation>
    </message>
    <message>
        <source>Receipt {number}. Please give it to the shopper.</source>
        <translation>小票 {number}，请交给顾客。</translation>
    </message>
    <message>
        <source>There is no such receipt. Please compare the number.</source>
        <translation>没有这张小票，请核对编号。</translation>
    </message>
    <message>
        <source>The store can't be asked for it now. Please try again later.</source>
        <translation>暂时无法向门店查询，请稍后再试。</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>We are asking the store.</source>
        <translation>正在向门店确认。</translation>
    </message>
    <message>
        <source>All of it went back before.</source>
        <translation>此前已全部退回。</translation>
    </message>
    <message>
        <source>Of lane {number}</source>
        <translation>{number} 号机</translation>
    </message>
    <message>
        <source>Scan the code on it, or type its number.</source>
        <translation>请扫描小票上的码，或输入编号。</translation>
    </message>
    <message>
        <source>Which receipt?</source>
        <translation>哪张小票？</translation>
    </message>
    <message>
        <source>Looking for it …</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>What comes back?</source>
        <translation>退回哪些商品？</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>小票 {number}</translation>
    </message>
    <message>
        <source>{count} of {most} left</source>
        <translation>可退 {count}/{most}</translation>
    </message>
    <message>
        <source>A part went back</source>
        <translation>已退回一部分</translation>
    </message>
    <message>
        <source>Please try the rest again.</source>
        <translation>请重试退回其余部分。</translation>
    </message>
    <message>
        <source>We are asking the bank.</source>
        <translation>正在向银行确认。</translation>
    </message>
    <message>
        <source>The shopper holds their card to the reader.</source>
        <translation>请顾客在刷卡机上出示银行卡。</translation>
    </message>
    <message>
        <source>Please wait. The reader needs no card.</source>
        <translation>请稍候，无需出示银行卡。</translation>
    </message>
    <message>
        <source>{amount} goes back</source>
        <translation>正在退回 {amount}</translation>
    </message>
    <message>
        <source>Receipt {number}. It may not be on paper.</source>
        <translation>小票 {number}，可能没有打印出来。</translation>
    </message>
</context>
<context>
    <name>resting</name>
    <message>
        <source>This lane is resting</source>
        <translation>本机暂停服务</translation>
    </message>
    <message>
        <source>We are sorry. Something needs a technician.</source>
        <translation>很抱歉，设备需要检修。</translation>
    </message>
    <message>
        <source>Please use another lane, or a till with a cashier.</source>
        <translation>请使用其他自助机或人工收银台。</translation>
    </message>
    <message>
        <source>For staff: {reason}</source>
        <translation>工作人员：{reason}</translation>
    </message>
    <message>
        <source>We are checking your payment</source>
        <translation>正在核对您的付款</translation>
    </message>
    <message>
        <source>Please stay here. A colleague comes to you.</source>
        <translation>请在此稍候，工作人员马上就来。</translation>
    </message>
    <message>
        <source>Your basket is safe.</source>
        <translation>您的商品都已保留。</translation>
    </message>
    <message>
        <source>We keep asking the card reader. Nothing is lost.</source>
        <translation>正在继续向刷卡机确认，不会丢失。</translation>
    </message>
    <message>
        <source>For staff: payment {attempt}, {amount}, terminal {terminal}, in doubt. A manager can settle it.</source>
        <translation>工作人员：付款 {attempt}，{amount}，终端 {terminal}，待查，可由经理认定。</translation>
    </message>
    <message>
        <source>Were you shopping here?</source>
        <translation>您刚才在这里购物吗？</translation>
    </message>
    <message>
        <source>A colleague will take care of your basket.</source>
        <translation>工作人员会为您处理商品。</translation>
    </message>
    <message>
        <source>Please go to</source>
        <translation>请前往</translation>
    </message>
    <message>
        <source>This lane is closed</source>
        <translation>本机已关闭</translation>
    </message>
    <message>
        <source>We are happy to see you at another one.</source>
        <translation>欢迎使用其他收银台。</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>{number} 号收银台</translation>
    </message>
    <message>
        <source>Your basket is kept. Any lane goes on with this code.</source>
        <translation>购物篮已保存，凭此号码可在任一台机器继续。</translation>
    </message>
    <message>
        <source>Your basket is kept. A colleague goes on with this code.</source>
        <translation>购物篮已保存，工作人员可凭此码继续。</translation>
    </message>
</context>
<context>
    <name>scene</name>
    <message>
        <source>{price} each</source>
        <translation>{price}/件</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>{device} not ready</source>
        <translation>{device}未就绪</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>营业中</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>No card payment now</source>
        <translation>暂不能刷卡</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描器</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>电子秤</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>{count} devices not ready</source>
        <translation>{count} 个设备未就绪</translation>
    </message>
    <message>
        <source>Lane {number}</source>
        <translation>{number} 号机</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>See a colleague</source>
        <translation>请找工作人员</translation>
    </message>
    <message>
        <source>Help is coming</source>
        <translation>帮助正在赶来</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>小票纸用完</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>手持扫描枪</translation>
    </message>
    <message>
        <source>Card only</source>
        <translation>仅限刷卡</translation>
    </message>
    <message>
        <source>Closes after you</source>
        <translation>您结账后关闭</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>快速通道</translation>
    </message>
    <message>
        <source>Up to {count} items</source>
        <translation>{count} 件以内</translation>
    </message>
    <message>
        <source>Training: nothing is sold</source>
        <translation>培训模式：不产生销售</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
</context>
<context>
    <name>split</name>
    <message>
        <source>{rest} is left to pay.</source>
        <translation>还需支付 {rest}。</translation>
    </message>
    <message>
        <source>Only {rest} is left to pay.</source>
        <translation>只需再付 {rest}。</translation>
    </message>
</context>
<context>
    <name>tap</name>
    <message>
        <source>Thank you for shopping with us.</source>
        <translation>谢谢光临。</translation>
    </message>
    <message>
        <source>Your receipt is printing below.</source>
        <translation>小票正在下方打印。</translation>
    </message>
    <message>
        <source>Is your receipt missing? Touch Receipt.</source>
        <translation>小票没出来？请点“小票”。</translation>
    </message>
    <message>
        <source>Your receipt is printed below.</source>
        <translation>小票已在下方打印。</translation>
    </message>
    <message>
        <source>All done. Please take your bags.</source>
        <translation>已完成，请带好随身物品。</translation>
    </message>
    <message>
        <source>You said: {words}</source>
        <translation>您说：{words}</translation>
    </message>
    <message>
        <source>We did: {words}</source>
        <translation>我们做了：{words}</translation>
    </message>
    <message>
        <source>Thank you for your answer!</source>
        <translation>谢谢您的评价！</translation>
    </message>
    <message>
        <source>One tap. We don't store who you are.</source>
        <translation>点一下即可，不记录您的身份。</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>很差</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Okay</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>很满意</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Finish without answering</source>
        <translation>不评价，完成</translation>
    </message>
    <message>
        <source>Send and finish</source>
        <translation>提交并完成</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count}/{most}</translation>
    </message>
    <message>
        <source>What got in the way?</source>
        <translation>哪里不方便？</translation>
    </message>
    <message>
        <source>What was good?</source>
        <translation>哪里做得好？</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>谢谢！</translation>
    </message>
    <message>
        <source>Closes by itself in {seconds} s. Touch anywhere for more time.</source>
        <translation>{seconds} 秒后自动关闭，点屏幕可延长。</translation>
    </message>
</context>
<context>
    <name>typed</name>
    <message>
        <source>These digits don't fit together. Please compare them.</source>
        <translation>这些数字对不上，请核对。</translation>
    </message>
    <message>
        <source>Touch Find, or type on.</source>
        <translation>请点“查找”，或继续输入。</translation>
    </message>
    <message>
        <source>The digits under the barcode, or on the sticker.</source>
        <translation>条码下方的数字，或贴纸上的编号。</translation>
    </message>
</context>
<context>
    <name>weigh</name>
    <message>
        <source>Nothing</source>
        <translation>无包装</translation>
    </message>
    <message>
        <source>Max {most}   Min {least}   e = {division}</source>
        <translation>Max {most}   Min {least}   e = {division}</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>The scale isn't ready. You can go back or call help.</source>
        <translation>电子秤未就绪，可返回或呼叫帮助。</translation>
    </message>
    <message>
        <source>Weighed before</source>
        <translation>刚才称过</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>无法计价</translation>
    </message>
    <message>
        <source>The scale can't price this. You can go back or call help.</source>
        <translation>电子秤无法给它计价，可返回或呼叫帮助。</translation>
    </message>
    <message>
        <source>Steadying</source>
        <translation>正在称稳</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>已称稳</translation>
    </message>
    <message>
        <source>Too light</source>
        <translation>太轻</translation>
    </message>
    <message>
        <source>More than {most}</source>
        <translation>超过 {most}</translation>
    </message>
    <message>
        <source>{price} · number {number}</source>
        <translation>{price} · 编号 {number}</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Add to basket</source>
        <translation>加入购物篮</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>秤盘已空</translation>
    </message>
    <message>
        <source>Put it on the scale.</source>
        <translation>请放到秤上。</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>秤盘未清空</translation>
    </message>
    <message>
        <source>Thin bag {weight}</source>
        <translation>薄袋 {weight}</translation>
    </message>
</context>
<context>
    <name>EaseSheet</name>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大字体</translation>
    </message>
    <message>
        <source>Low reach</source>
        <translation>低位操作</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>无障碍</translation>
    </message>
    <message>
        <source>For this visit only.</source>
        <translation>仅对本次购物有效。</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>English</source>
        <translation>简体中文</translation>
    </message>
</context>
<context>
    <name>saved</name>
    <message>
        <source>Still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>Your basket is kept for {seconds} seconds more.</source>
        <translation>购物篮再保留 {seconds} 秒。</translation>
    </message>
    <message>
        <source>I'm here, go on</source>
        <translation>我还在，继续购物</translation>
    </message>
    <message>
        <source>Keep my basket for later</source>
        <translation>先保存，稍后继续</translation>
    </message>
    <message>
        <source>Keep it for later</source>
        <translation>先保存，稍后继续</translation>
    </message>
    <message>
        <source>Your basket is saved.</source>
        <translation>购物篮已保存。</translation>
    </message>
    <message>
        <source>Scan this code here to go on.</source>
        <translation>在此扫描此码即可继续。</translation>
    </message>
    <message>
        <source>Or type it on this lane:</source>
        <translation>也可在本机输入：</translation>
    </message>
    <message>
        <source>It is printed below, too.</source>
        <translation>下方也已打印。</translation>
    </message>
    <message>
        <source>Code of your basket</source>
        <translation>购物篮的二维码</translation>
    </message>
    <message>
        <source>Go on with {count} items</source>
        <translation>继续购买 {count} 件商品</translation>
    </message>
    <message>
        <source>I have a saved basket</source>
        <translation>我有已保存的购物篮</translation>
    </message>
    <message>
        <source>Scan the code of your basket</source>
        <translation>请扫描购物篮的二维码</translation>
    </message>
    <message>
        <source>Or type its six digits.</source>
        <translation>或输入六位数字。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Your basket is back.</source>
        <translation>您的购物篮回来了。</translation>
    </message>
    <message>
        <source>Go on where you left.</source>
        <translation>可以接着购物。</translation>
    </message>
    <message>
        <source>Scan this code on any lane to go on.</source>
        <translation>在任一台机器扫描此码即可继续。</translation>
    </message>
    <message>
        <source>Or type it there:</source>
        <translation>也可在那里输入：</translation>
    </message>
    <message>
        <source>Your basket is back, at today's prices.</source>
        <translation>购物篮已取回，按现价计算。</translation>
    </message>
    <message>
        <source>Please look at the total.</source>
        <translation>请核对合计。</translation>
    </message>
    <message>
        <source>This is the code of another basket.</source>
        <translation>这是另一个购物篮的二维码。</translation>
    </message>
    <message>
        <source>Please finish this one first.</source>
        <translation>请先完成当前的购物。</translation>
    </message>
    <message>
        <source>We don't have a basket with this code.</source>
        <translation>没有找到这个购物篮。</translation>
    </message>
    <message>
        <source>Please look again, or touch Help.</source>
        <translation>请再核对一下，或点“帮助”。</translation>
    </message>
    <message>
        <source>These codes did not fit.</source>
        <translation>输入的号码都不对。</translation>
    </message>
    <message>
        <source>Please wait a minute, or touch Help.</source>
        <translation>请稍等一分钟，或点“帮助”。</translation>
    </message>
</context>
<context>
    <name>fetch</name>
    <message>
        <source>We are fetching your basket.</source>
        <translation>正在取回您的购物篮。</translation>
    </message>
    <message>
        <source>It takes a moment.</source>
        <translation>请稍候片刻。</translation>
    </message>
    <message>
        <source>We can't reach your basket right now.</source>
        <translation>暂时取不到您的购物篮。</translation>
    </message>
    <message>
        <source>It is kept. Please try again soon, or touch Help.</source>
        <translation>它仍保存着，请稍后再试，或点“帮助”。</translation>
    </message>
    <message>
        <source>Your basket is at lane {number}.</source>
        <translation>您的购物篮在 {number} 号机。</translation>
    </message>
    <message>
        <source>Please go on there, or touch Help.</source>
        <translation>请到那里继续，或点“帮助”。</translation>
    </message>
    <message>
        <source>This basket was taken up here before.</source>
        <translation>这个购物篮已在本机取回。</translation>
    </message>
    <message>
        <source>If it wasn't you, please touch Help.</source>
        <translation>若非本人，请点“帮助”。</translation>
    </message>
    <message>
        <source>This basket is not kept any more.</source>
        <translation>这个购物篮已不再保存。</translation>
    </message>
    <message>
        <source>Please touch Help: a colleague looks for it.</source>
        <translation>请点“帮助”，由工作人员查找。</translation>
    </message>
    <message>
        <source>Two baskets have this code.</source>
        <translation>有两个购物篮用这个号码。</translation>
    </message>
    <message>
        <source>Please scan the slip, or touch Help.</source>
        <translation>请扫描小票上的码，或点“帮助”。</translation>
    </message>
    <message>
        <source>This lane can't open your basket.</source>
        <translation>本机打不开您的购物篮。</translation>
    </message>
    <message>
        <source>Please try another lane, or touch Help.</source>
        <translation>请换一台，或点“帮助”。</translation>
    </message>
</context>
<context>
    <name>OpenLine</name>
    <message>
        <source>Before: %1</source>
        <translation>原价 %1</translation>
    </message>
</context>
<context>
    <name>TapReasons</name>
    <message>
        <source>Add a few words (optional)</source>
        <translation>写几句话（选填）</translation>
    </message>
    <message>
        <source>No names or numbers, please</source>
        <translation>请不要写姓名和号码</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>How can we help?</source>
        <translation>需要什么帮助？</translation>
    </message>
    <message>
        <source>Nothing found.
Try fewer letters, or call a colleague.</source>
        <translation>没有找到。
请少输几个字母，或呼叫工作人员。</translation>
    </message>
    <message>
        <source>You can scan while this is open.</source>
        <translation>打开此页时也可继续扫描。</translation>
    </message>
    <message>
        <source>To weigh: {name}</source>
        <translation>待称重：{name}</translation>
    </message>
    <message>
        <source>Added last: {name}</source>
        <translation>刚加入：{name}</translation>
    </message>
    <message>
        <source>Call a colleague</source>
        <translation>呼叫工作人员</translation>
    </message>
</context>
<context>
    <name>GuidedTests</name>
    <message>
        <source>Give a coin</source>
        <translation>出一枚硬币</translation>
    </message>
    <message>
        <source>The hopper gives out a coin …</source>
        <translation>出币器正在出一枚硬币……</translation>
    </message>
    <message>
        <source>The hopper is asked what is out …</source>
        <translation>正在询问出币器出了多少……</translation>
    </message>
    <message>
        <source>Take the coin and put it back into the hopper.</source>
        <translation>请取出硬币，再放回出币器。</translation>
    </message>
    <message>
        <source>The lane books the coin …</source>
        <translation>正在记账……</translation>
    </message>
    <message>
        <source>The lane did not book that the coin is back. The day's report has it as out.</source>
        <translation>硬币放回未能入账，日结报告中记为已出币。</translation>
    </message>
    <message>
        <source>{amount} is back in the hopper</source>
        <translation>{amount} 已放回出币器</translation>
    </message>
    <message>
        <source>{amount} is still out from tests</source>
        <translation>仍有 {amount} 测试取出未放回</translation>
    </message>
    <message>
        <source>It is back in the hopper</source>
        <translation>已放回出币器</translation>
    </message>
    <message>
        <source>Another coin came</source>
        <translation>出的是别的硬币</translation>
    </message>
    <message>
        <source>Nothing came</source>
        <translation>什么也没出来</translation>
    </message>
    <message>
        <source>It counts the coin</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>The coin comes out</source>
        <translation>出币</translation>
    </message>
    <message>
        <source>It lies in the hopper again</source>
        <translation>已放回</translation>
    </message>
    <message>
        <source>Few coins are left: fill it</source>
        <translation>硬币不多，请加币</translation>
    </message>
    <message>
        <source>It gave one coin, counted it, and has it again.</source>
        <translation>出了一枚，计了数，并已放回。</translation>
    </message>
    <message>
        <source>The hopper is empty or jammed. Fill it, or clear its disc and its exit.</source>
        <translation>出币器已空或卡币。请加币，或清理转盘和出口。</translation>
    </message>
    <message>
        <source>It gave out more than one coin. Have its disc and its sensor looked at.</source>
        <translation>出了不止一枚。请检修转盘和传感器。</translation>
    </message>
    <message>
        <source>The hopper cannot give now. See whether money moves, or what its card says.</source>
        <translation>出币器现在不能出币。请查看是否有款项未结，或它的状态。</translation>
    </message>
    <message>
        <source>Nobody can tell whether a coin is out. Look, and count the hopper.</source>
        <translation>无法确认是否出了硬币。请查看并清点出币器。</translation>
    </message>
    <message>
        <source>Nobody said that the coin is back. The day's report has it as out.</source>
        <translation>无人确认硬币已放回。日报记为已出。</translation>
    </message>
    <message>
        <source>Another coin came out. Sort the hopper's coins.</source>
        <translation>出的是别的硬币。请分拣出币器中的硬币。</translation>
    </message>
    <message>
        <source>It counted a coin that never came. Clear its exit and the way to the tray.</source>
        <translation>计了数但没有硬币。请清理出口和到托盘的通道。</translation>
    </message>
    <message>
        <source>Take coins</source>
        <translation>收硬币</translation>
    </message>
    <message>
        <source>Take notes</source>
        <translation>收纸币</translation>
    </message>
    <message>
        <source>It opened, and its switch tells when it is shut.</source>
        <translation>已弹开，开关能报告关闭。</translation>
    </message>
    <message>
        <source>It was not opened.</source>
        <translation>没有打开。</translation>
    </message>
    <message>
        <source>Nobody shut it, or its switch does not tell.</source>
        <translation>无人关上，或开关没有报告。</translation>
    </message>
    <message>
        <source>Shut the drawer.</source>
        <translation>请关上钱箱。</translation>
    </message>
    <message>
        <source>It opens</source>
        <translation>能弹开</translation>
    </message>
    <message>
        <source>It tells that it is shut</source>
        <translation>能报告关闭</translation>
    </message>
    <message>
        <source>It stood open already. Shut it, then test again.</source>
        <translation>钱箱原已打开；请关上后重测。</translation>
    </message>
    <message>
        <source>It did not open. Check its lock and its cable.</source>
        <translation>没有弹开；请检查锁和连线。</translation>
    </message>
    <message>
        <source>Nobody can tell whether it opened. Look at it.</source>
        <translation>无法得知是否弹开，请查看。</translation>
    </message>
    <message>
        <source>The printer did not open it. See to the printer first.</source>
        <translation>打印机没有弹开钱箱；请先处理打印机。</translation>
    </message>
    <message>
        <source>The box was shut meanwhile.</source>
        <translation>收款口中途关闭了。</translation>
    </message>
    <message>
        <source>The box cannot take cash now. See whether a payment is open.</source>
        <translation>现在无法收款；请查看是否有未完成的付款。</translation>
    </message>
    <message>
        <source>Nothing was put in for three minutes.</source>
        <translation>三分钟内没有投入。</translation>
    </message>
    <message>
        <source>Each was named, {sum} in all. A host gives it back.</source>
        <translation>全部识别正确，共 {sum}；由员工退还。</translation>
    </message>
    <message>
        <source>A piece was named otherwise. Have the box programmed anew.</source>
        <translation>识别有误；请重新设置收款器。</translation>
    </message>
    <message>
        <source>A piece came back. Clean its way, then try again.</source>
        <translation>被退出；请清洁通道后重试。</translation>
    </message>
    <message>
        <source>The box is being opened …</source>
        <translation>正在打开收款口…</translation>
    </message>
    <message>
        <source>Put in one of each. A host gives the money back.</source>
        <translation>每种各投一个，由员工退还。</translation>
    </message>
    <message>
        <source>All were named so</source>
        <translation>全部正确</translation>
    </message>
    <message>
        <source>One was named otherwise</source>
        <translation>有识别错误</translation>
    </message>
    <message>
        <source>One came back</source>
        <translation>有退出的</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>Camera picture</source>
        <translation>相机画面</translation>
    </message>
    <message>
        <source>No picture comes from the camera.</source>
        <translation>相机没有画面。</translation>
    </message>
    <message>
        <source>Nobody said whether the picture is clear.</source>
        <translation>无人说明画面是否清晰。</translation>
    </message>
    <message>
        <source>The picture is clear, and codes are read.</source>
        <translation>画面清晰，条码可读。</translation>
    </message>
    <message>
        <source>The picture is too dark or too bright. See to its light.</source>
        <translation>画面过暗或过亮，请检查照明。</translation>
    </message>
    <message>
        <source>The picture is blurred. Clean the glass, then set its focus.</source>
        <translation>画面模糊，请擦净玻璃并调整焦距。</translation>
    </message>
    <message>
        <source>No code was read from the picture.</source>
        <translation>画面中没有读到条码。</translation>
    </message>
    <message>
        <source>The picture is waited for …</source>
        <translation>正在等待画面……</translation>
    </message>
    <message>
        <source>Is the picture clear?</source>
        <translation>画面清晰吗？</translation>
    </message>
    <message>
        <source>Hold a code before the camera.</source>
        <translation>请把条码放到相机前。</translation>
    </message>
    <message>
        <source>Clear picture</source>
        <translation>画面清晰</translation>
    </message>
    <message>
        <source>It reads none</source>
        <translation>读不到条码</translation>
    </message>
    <message>
        <source>Dark or glaring</source>
        <translation>过暗或反光</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>A picture comes</source>
        <translation>有画面</translation>
    </message>
    <message>
        <source>A code is seen</source>
        <translation>看到条码</translation>
    </message>
    <message>
        <source>Read for sure</source>
        <translation>读取无误</translation>
    </message>
    <message>
        <source>Cards by hand</source>
        <translation>手持扫描测试</translation>
    </message>
    <message>
        <source>Camera cards</source>
        <translation>相机扫描测试</translation>
    </message>
    <message>
        <source>Bag weight</source>
        <translation>装袋秤测试</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>The file is made</source>
        <translation>文件已生成</translation>
    </message>
    <message>
        <source>No file was made</source>
        <translation>未生成文件</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>再生成一个</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Next colour</source>
        <translation>下一种颜色</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>来自左侧</translation>
    </message>
    <message>
        <source>From the right</source>
        <translation>来自右侧</translation>
    </message>
    <message>
        <source>Quiet, yet clear</source>
        <translation>音量小但清楚</translation>
    </message>
    <message>
        <source>Loud, without a rattle</source>
        <translation>音量大且无杂音</translation>
    </message>
    <message>
        <source>A tone is played. Did you hear it so?</source>
        <translation>正在播放提示音。听到的与此相符吗？</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Red, blinking</source>
        <translation>红色闪烁</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>熄灭</translation>
    </message>
    <message>
        <source>Nobody answered for a minute.</source>
        <translation>一分钟内无人作答。</translation>
    </message>
    <message>
        <source>Not all was heard. Check loudspeakers and volume.</source>
        <translation>有声音未听到，请检查扬声器和音量。</translation>
    </message>
    <message>
        <source>Both sides were heard well.</source>
        <translation>左右两侧声音均正常。</translation>
    </message>
    <message>
        <source>Not every light was seen. Check its lamps.</source>
        <translation>有灯光未看到，请检查灯泡。</translation>
    </message>
    <message>
        <source>Every colour was seen.</source>
        <translation>各种灯光均已看到。</translation>
    </message>
    <message>
        <source>Look at the light. Does it show this?</source>
        <translation>请看提示灯。显示与此相符吗？</translation>
    </message>
    <message>
        <source>The light is being set …</source>
        <translation>正在设置提示灯……</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到了</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>没听到</translation>
    </message>
    <message>
        <source>Play it again</source>
        <translation>再播放一次</translation>
    </message>
    <message>
        <source>The light does not confirm what it shows.</source>
        <translation>提示灯没有确认显示状态。</translation>
    </message>
    <message>
        <source>It does</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>That is none of the cards.</source>
        <translation>这不是测试卡上的条码。</translation>
    </message>
    <message>
        <source>Read, but not right</source>
        <translation>部分读错</translation>
    </message>
    <message>
        <source>Nothing was scanned for two minutes.</source>
        <translation>两分钟内没有扫描。</translation>
    </message>
    <message>
        <source>Scan each card of the test sheet.</source>
        <translation>请逐一扫描测试页上的条码。</translation>
    </message>
    <message>
        <source>Told as another kind: {symbology}</source>
        <translation>被识别为其他类型：{symbology}</translation>
    </message>
    <message>
        <source>Every card was read right.</source>
        <translation>所有条码均读取正确。</translation>
    </message>
    <message>
        <source>It reads no more</source>
        <translation>其余无法读取</translation>
    </message>
    <message>
        <source>Every card with bars was read right.</source>
        <translation>所有一维条码均读取正确。</translation>
    </message>
    <message>
        <source>Not read: {cards}.</source>
        <translation>未能读取：{cards}。</translation>
    </message>
    <message>
        <source>It reads bars only</source>
        <translation>仅支持一维条码</translation>
    </message>
    <message>
        <source>The test broke off: {why}.</source>
        <translation>测试中断：{why}。</translation>
    </message>
    <message>
        <source>Nothing came back in time.</source>
        <translation>在规定时间内没有回应。</translation>
    </message>
    <message>
        <source>It no longer answers.</source>
        <translation>设备不再应答。</translation>
    </message>
    <message>
        <source>{free} free, {percent} %</source>
        <translation>剩余 {free}，{percent}%</translation>
    </message>
    <message>
        <source>The store server is asked …</source>
        <translation>正在询问门店服务器……</translation>
    </message>
    <message>
        <source>Support file</source>
        <translation>支持文件</translation>
    </message>
    <message>
        <source>What support needs to know is put into one file …</source>
        <translation>正在把支持人员需要的信息写入一个文件……</translation>
    </message>
    <message>
        <source>It is on the stick.</source>
        <translation>文件已写入U盘。</translation>
    </message>
    <message>
        <source>The store server has it, for the manager.</source>
        <translation>文件已交给门店服务器，由经理取用。</translation>
    </message>
    <message>
        <source>Nothing was made. Plug a stick in, or check the way to the store.</source>
        <translation>未生成文件。请插入U盘，或检查到门店服务器的连接。</translation>
    </message>
    <message>
        <source>No stick is in, and this lane has no store server. Plug a stick in.</source>
        <translation>未插入U盘，且此收银台没有门店服务器。请插入U盘。</translation>
    </message>
    <message>
        <source>The stick takes no file: it is full or locked. Plug another one in.</source>
        <translation>U盘无法写入：已满或被锁定。请换一个U盘。</translation>
    </message>
    <message>
        <source>The store server did not take the file. Check the way to the store, or plug a stick in.</source>
        <translation>门店服务器未接收文件。请检查到门店服务器的连接，或插入U盘。</translation>
    </message>
    <message>
        <source>The lane's settings name no key of those who help. Have one entered.</source>
        <translation>收银台设置中没有支持人员的密钥。请先录入。</translation>
    </message>
    <message>
        <source>The lane was stopped before it was made. Try again.</source>
        <translation>收银台在生成前已停止。请重试。</translation>
    </message>
    <message>
        <source>The lane was too busy to make it in time. Try again when nobody shops.</source>
        <translation>收银台太忙，未能及时生成。请在无顾客时重试。</translation>
    </message>
    <message>
        <source>Files in it</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>No card, no code, no name</source>
        <translation>不含卡号、密码和姓名</translation>
    </message>
    <message>
        <source>Only support can open it</source>
        <translation>只有支持人员能打开</translation>
    </message>
    <message>
        <source>Disk and memory are looked at …</source>
        <translation>正在查看磁盘和内存……</translation>
    </message>
    <message>
        <source>The store server does not answer. Check cable and address.</source>
        <translation>门店服务器没有应答，请检查网线和地址。</translation>
    </message>
    <message>
        <source>The store server does not let this lane in. Enrol it anew.</source>
        <translation>门店服务器不接受本机，请重新登记。</translation>
    </message>
    <message>
        <source>The lane's clock is astray. Have it follow a time server.</source>
        <translation>本机时钟不准，请与时间服务器同步。</translation>
    </message>
    <message>
        <source>The lane's certificate has ended. Enrol it anew.</source>
        <translation>本机证书已到期，请重新登记。</translation>
    </message>
    <message>
        <source>It works. Look at what is marked.</source>
        <translation>可以使用，请留意标出的项目。</translation>
    </message>
    <message>
        <source>The way to the store is well.</source>
        <translation>与门店的连接正常。</translation>
    </message>
    <message>
        <source>There is room enough.</source>
        <translation>空间充足。</translation>
    </message>
    <message>
        <source>It works. Make room soon.</source>
        <translation>可以使用，请尽快腾出空间。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then start the lane again.</source>
        <translation>磁盘已满，请腾出空间后重新启动本机。</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>This lane has no store server.</source>
        <translation>本机没有门店服务器。</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>It knows this lane</source>
        <translation>认识本机</translation>
    </message>
    <message>
        <source>Same time on both</source>
        <translation>两边时间一致</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The machine did not say how much room it has.</source>
        <translation>无法得知本机还有多少空间。</translation>
    </message>
    <message>
        <source>after {ms} ms</source>
        <translation>耗时 {ms} 毫秒</translation>
    </message>
    <message>
        <source>{seconds} s apart</source>
        <translation>相差 {seconds} 秒</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>还剩 {days} 天</translation>
    </message>
    <message>
        <source>Test print</source>
        <translation>打印测试</translation>
    </message>
    <message>
        <source>Scan cards</source>
        <translation>扫描测试</translation>
    </message>
    <message>
        <source>Known weight</source>
        <translation>砝码测试</translation>
    </message>
    <message>
        <source>Touch grid</source>
        <translation>触摸测试</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>刷卡机</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>提示灯</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Store link</source>
        <translation>门店连接</translation>
    </message>
    <message>
        <source>Disk, memory</source>
        <translation>磁盘和内存</translation>
    </message>
    <message>
        <source>The printer's cover is open.</source>
        <translation>打印机盖子未关。</translation>
    </message>
    <message>
        <source>There is no paper in the printer.</source>
        <translation>打印机缺纸。</translation>
    </message>
    <message>
        <source>The cutter is stuck.</source>
        <translation>切刀卡住。</translation>
    </message>
    <message>
        <source>The printer reports a fault of its own.</source>
        <translation>打印机自报故障。</translation>
    </message>
    <message>
        <source>The slip is being printed …</source>
        <translation>正在打印测试小票……</translation>
    </message>
    <message>
        <source>Look at the slip. Is it whole?</source>
        <translation>请看测试小票，是否完整？</translation>
    </message>
    <message>
        <source>Runs out soon</source>
        <translation>即将用完</translation>
    </message>
    <message>
        <source>Whole and clear</source>
        <translation>完整清晰</translation>
    </message>
    <message>
        <source>Pale or striped</source>
        <translation>偏淡或有条纹</translation>
    </message>
    <message>
        <source>Not cut</source>
        <translation>没有切纸</translation>
    </message>
    <message>
        <source>Printed, cut and legible.</source>
        <translation>打印、切纸和字迹均正常。</translation>
    </message>
    <message>
        <source>The print is pale or has stripes. Clean the print head.</source>
        <translation>打印偏淡或有条纹，请清洁打印头。</translation>
    </message>
    <message>
        <source>The slip is not cut. See to the cutter.</source>
        <translation>小票没有切断，请检查切刀。</translation>
    </message>
    <message>
        <source>Printed to its end</source>
        <translation>打印完成</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>盖子</translation>
    </message>
    <message>
        <source>Cutter</source>
        <translation>切刀</translation>
    </message>
    <message>
        <source>The printer did not confirm the end of the slip.</source>
        <translation>打印机没有确认打印完成。</translation>
    </message>
    <message>
        <source>It was not printed.</source>
        <translation>没有打印出来。</translation>
    </message>
    <message>
        <source>How did the colours look?</source>
        <translation>颜色看起来如何？</translation>
    </message>
    <message>
        <source>Nobody said how it looks.</source>
        <translation>无人说明显示效果。</translation>
    </message>
    <message>
        <source>All clean</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>Some dots stand out</source>
        <translation>有异常亮点或暗点</translation>
    </message>
    <message>
        <source>Colours look odd</source>
        <translation>颜色不正常</translation>
    </message>
    <message>
        <source>No spot, and every colour is even.</source>
        <translation>没有坏点，颜色均匀。</translation>
    </message>
    <message>
        <source>Some dots stay dark or lit. Have the display swapped.</source>
        <translation>有坏点，请更换显示屏。</translation>
    </message>
    <message>
        <source>Colours are missing or uneven. Check the display's cable.</source>
        <translation>颜色缺失或不均，请检查显示屏线缆。</translation>
    </message>
    <message>
        <source>The terminal tries its line. Nothing is charged.</source>
        <translation>刷卡机正在测试线路，不会扣款。</translation>
    </message>
    <message>
        <source>The terminal reached its bank.</source>
        <translation>刷卡机已连上银行。</translation>
    </message>
    <message>
        <source>It answers. It looks after its own line.</source>
        <translation>刷卡机有应答，线路由其自行维护。</translation>
    </message>
    <message>
        <source>The terminal said no. Look at its screen.</source>
        <translation>刷卡机拒绝了，请看它的屏幕。</translation>
    </message>
    <message>
        <source>The terminal did not say how it ended.</source>
        <translation>刷卡机没有说明结果。</translation>
    </message>
    <message>
        <source>It reaches its bank</source>
        <translation>可连上银行</translation>
    </message>
    <message>
        <source>Wipe over every cell.</source>
        <translation>请用手指划过每一格。</translation>
    </message>
    <message>
        <source>No touch in {count} cells (column/row): {cells}</source>
        <translation>有 {count} 格没有触摸（列/行）：{cells}</translation>
    </message>
    <message>
        <source>Every cell was touched.</source>
        <translation>每一格都已触摸。</translation>
    </message>
    <message>
        <source>No touch came in column {column}, row {row}.</source>
        <translation>第 {column} 列第 {row} 行没有触摸反应。</translation>
    </message>
    <message>
        <source>It is {off} g off. {allowed} g are allowed in use.</source>
        <translation>误差 {off} 克，使用中允许 {allowed} 克。</translation>
    </message>
    <message>
        <source>allowed: {use} g in use, {new} g when verified</source>
        <translation>允许：使用中 {use} 克，检定时 {new} 克</translation>
    </message>
    <message>
        <source>Weighed {weighed} g of {known} g</source>
        <translation>称得 {weighed} 克，应为 {known} 克</translation>
    </message>
    <message>
        <source>No steady weight came for three minutes.</source>
        <translation>三分钟内没有稳定的重量。</translation>
    </message>
    <message>
        <source>Empty the scale.</source>
        <translation>请清空秤盘。</translation>
    </message>
    <message>
        <source>Choose your weight, and put it on the middle.</source>
        <translation>请选择砝码，并放在秤盘中央。</translation>
    </message>
    <message>
        <source>Take the weight off.</source>
        <translation>请取下砝码。</translation>
    </message>
    <message>
        <source>Shows zero when empty</source>
        <translation>空秤显示零</translation>
    </message>
    <message>
        <source>Returns to zero</source>
        <translation>能回零</translation>
    </message>
    <message>
        <source>It does not return to zero.</source>
        <translation>不能回零。</translation>
    </message>
    <message>
        <source>The known weight</source>
        <translation>砝码</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Type a word, e.g. weigh or card</source>
        <translation>输入拼音或首字母，如 cz 或 xiaopiao</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>所有问题</translation>
    </message>
</context>
<context>
    <name>HelpHead</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>hint</name>
    <message>
        <source>Touch its picture</source>
        <translation>点商品的图片</translation>
    </message>
    <message>
        <source>Touch a way to pay</source>
        <translation>请选择付款方式</translation>
    </message>
    <message>
        <source>Touch Add to basket.</source>
        <translation>请点“加入购物篮”。</translation>
    </message>
</context>
<context>
    <name>offer</name>
    <message>
        <source>Shall we help?</source>
        <translation>需要帮忙吗？</translation>
    </message>
    <message>
        <source>A colleague can come to you.</source>
        <translation>工作人员可以过来帮您。</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>不用，谢谢</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>已改价</translation>
    </message>
</context>
<context>
    <name>call</name>
    <message>
        <source>The lamp is on.</source>
        <translation>提示灯已亮。</translation>
    </message>
    <message>
        <source>A colleague will see it. You can go on in the meantime.</source>
        <translation>工作人员会看到，您可以继续操作。</translation>
    </message>
    <message>
        <source>We can't call anyone from here.</source>
        <translation>现在无法自动呼叫工作人员。</translation>
    </message>
    <message>
        <source>Please wave to a colleague, or ask at a till.</source>
        <translation>请招手示意，或到收银台询问。</translation>
    </message>
    <message>
        <source>Someone has seen it.</source>
        <translation>工作人员已看到。</translation>
    </message>
    <message>
        <source>You can go on in the meantime.</source>
        <translation>等待时可继续操作。</translation>
    </message>
    <message>
        <source>It takes a little longer.</source>
        <translation>还需要一点时间。</translation>
    </message>
    <message>
        <source>Thank you for waiting.</source>
        <translation>谢谢您的耐心等待。</translation>
    </message>
    <message>
        <source>{name} is on the way, about {seconds} seconds.</source>
        <translation>{name}正在赶来，约 {seconds} 秒。</translation>
    </message>
    <message>
        <source>A colleague is on the way, about {seconds} seconds.</source>
        <translation>工作人员正在赶来，约 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{name} is on the way, about {minutes} minutes.</source>
        <translation>{name}正在赶来，约 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>A colleague is on the way, about {minutes} minutes.</source>
        <translation>工作人员正在赶来，约 {minutes} 分钟。</translation>
    </message>
</context>
<context>
    <name>StaffHead</name>
    <message>
        <source>Sign off</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>StaffScreen</name>
    <message>
        <source>Help was asked for</source>
        <translation>顾客请求帮助</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Shopper's basket</source>
        <translation>顾客的购物篮</translation>
    </message>
</context>
<context>
    <name>PractiseScreen</name>
    <message>
        <source>Approve the card</source>
        <translation>批准付款</translation>
    </message>
    <message>
        <source>The bank says no</source>
        <translation>银行拒绝</translation>
    </message>
    <message>
        <source>What should the reader answer?</source>
        <translation>刷卡机应如何回答？</translation>
    </message>
    <message>
        <source>Training: no card is asked for and nothing is charged.</source>
        <translation>培训：无需刷卡，也不会扣款。</translation>
    </message>
    <message>
        <source>Nothing is put in</source>
        <translation>没有投入</translation>
    </message>
    <message>
        <source>Put it in</source>
        <translation>投入全额</translation>
    </message>
    <message>
        <source>What should the shopper do?</source>
        <translation>顾客应如何操作？</translation>
    </message>
    <message>
        <source>Training: no box takes cash and none is given out.</source>
        <translation>培训：不收现金，也不找零。</translation>
    </message>
</context>
<context>
    <name>RestingScreen</name>
    <message>
        <source>Self-checkout</source>
        <translation>自助结账</translation>
    </message>
    <message>
        <source>With a cashier</source>
        <translation>人工收银</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>You can go on with all that needs no weighing.</source>
        <translation>无需称重的商品可照常扫描。</translation>
    </message>
    <message>
        <source>Hold codes to the camera, or search by picture.</source>
        <translation>请将条码对准摄像头，或按图片查找。</translation>
    </message>
    <message>
        <source>Hold codes to the scanner.</source>
        <translation>请将条码对准扫描器。</translation>
    </message>
    <message>
        <source>Keep scanning. A colleague can help you pay.</source>
        <translation>请继续扫描，工作人员可协助付款。</translation>
    </message>
    <message>
        <source>Search by picture, or touch Help.</source>
        <translation>请按图片查找，或点“帮助”。</translation>
    </message>
    <message>
        <source>The camera is resting.</source>
        <translation>摄像头暂停工作。</translation>
    </message>
    <message>
        <source>The camera works again.</source>
        <translation>摄像头已恢复。</translation>
    </message>
    <message>
        <source>The card reader is resting.</source>
        <translation>刷卡机暂停工作。</translation>
    </message>
    <message>
        <source>The card reader works again.</source>
        <translation>刷卡机已恢复。</translation>
    </message>
    <message>
        <source>The printer is resting.</source>
        <translation>打印机暂停工作。</translation>
    </message>
    <message>
        <source>The printer works again.</source>
        <translation>打印机已恢复。</translation>
    </message>
    <message>
        <source>The scale is resting.</source>
        <translation>电子秤暂停工作。</translation>
    </message>
    <message>
        <source>The scale works again.</source>
        <translation>电子秤已恢复。</translation>
    </message>
    <message>
        <source>The scanner is resting.</source>
        <translation>扫描器暂停工作。</translation>
    </message>
    <message>
        <source>The scanner works again.</source>
        <translation>扫描器已恢复。</translation>
    </message>
    <message>
        <source>We can't read barcodes just now.</source>
        <translation>暂时无法读取条码。</translation>
    </message>
    <message>
        <source>You can pay without a receipt.</source>
        <translation>您可以付款，但没有小票。</translation>
    </message>
    <message>
        <source>Your basket is kept. Wait a moment, or touch Help.</source>
        <translation>购物篮已保留。请稍候，或点“帮助”。</translation>
    </message>
    <message>
        <source>Your receipt will come to your phone.</source>
        <translation>小票将发到您的手机。</translation>
    </message>
</context>
<context>
    <name>sign_on</name>
    <message>
        <source>Your badge is needed too. Hold it to the scanner.</source>
        <translation>此操作还需要工牌，请对准扫描器。</translation>
    </message>
    <message>
        <source>Your PIN is needed too. Type it, please.</source>
        <translation>此操作还需要密码，请输入。</translation>
    </message>
    <message>
        <source>Your PIN, please: four to eight digits.</source>
        <translation>请输入密码：四到八位数字。</translation>
    </message>
    <message>
        <source>Or hold your badge to the scanner.</source>
        <translation>或将工牌对准扫描器。</translation>
    </message>
    <message>
        <source>Too many tries. Please try again in {time}.</source>
        <translation>密码多次不符，请在 {time} 后再试。</translation>
    </message>
    <message>
        <source>This PIN was not right. Tries left: {count}.</source>
        <translation>密码不符，还可试 {count} 次。</translation>
    </message>
    <message>
        <source>We don't know this number. Please look again.</source>
        <translation>没有这个工号，请再核对。</translation>
    </message>
    <message>
        <source>Your staff number</source>
        <translation>您的工号</translation>
    </message>
</context>
<context>
    <name>staff</name>
    <message>
        <source>All devices are well.</source>
        <translation>所有设备正常。</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>刷卡机</translation>
    </message>
    <message>
        <source>Close lane</source>
        <translation>关闭本机</translation>
    </message>
    <message>
        <source>End training</source>
        <translation>结束培训</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Nothing is in the basket</source>
        <translation>购物篮是空的</translation>
    </message>
    <message>
        <source>Not ready: {devices}</source>
        <translation>未就绪：{devices}</translation>
    </message>
    <message>
        <source>This basket is full.</source>
        <translation>购物篮已满。</translation>
    </message>
    <message>
        <source>Please pay, then go on with a new one.</source>
        <translation>请先付款，再开始新的购物。</translation>
    </message>
    <message>
        <source>The lane's certificate ends in {days} days. Please enrol it anew.</source>
        <translation>本机证书将在 {days} 天后到期，请重新登记。</translation>
    </message>
    <message>
        <source>The lane's certificate has ended. Please enrol it anew.</source>
        <translation>本机证书已到期，请重新登记。</translation>
    </message>
    <message>
        <source>Not sent yet: {count} since {time}.</source>
        <translation>自 {time} 起有 {count} 条尚未上传。</translation>
    </message>
    <message>
        <source>Not sent yet: {count} since {time}. Please check the network.</source>
        <translation>自 {time} 起有 {count} 条尚未上传，请检查网络。</translation>
    </message>
    <message>
        <source>Nothing to clear</source>
        <translation>没有待处理事项</translation>
    </message>
    <message>
        <source>Open lane</source>
        <translation>开放本机</translation>
    </message>
    <message>
        <source>For all baskets</source>
        <translation>恢复普通通道</translation>
    </message>
    <message>
        <source>Bagging scale</source>
        <translation>装袋秤</translation>
    </message>
    <message>
        <source>Help button</source>
        <translation>求助按钮</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>提示灯</translation>
    </message>
    <message>
        <source>Signing unit</source>
        <translation>签名设备</translation>
    </message>
    <message>
        <source>Signs off by itself in {time}</source>
        <translation>{time} 后自动退出</translation>
    </message>
    <message>
        <source>Staff: {name} · {role}</source>
        <translation>员工：{name} · {role}</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始培训</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>The clock is behind the last sale. Please set it right.</source>
        <translation>时钟比上一笔交易还早，请校准时间。</translation>
    </message>
    <message>
        <source>The clock was moved: {due} became {shown}. Please check it.</source>
        <translation>时钟被改动：{due} 变为 {shown}，请核对。</translation>
    </message>
    <message>
        <source>The lane closes when this visit is over.</source>
        <translation>本次购物结束后本机关闭。</translation>
    </message>
    <message>
        <source>The lane is closed.</source>
        <translation>本机已关闭。</translation>
    </message>
    <message>
        <source>The lane is open.</source>
        <translation>本机营业中。</translation>
    </message>
    <message>
        <source>The lane is for up to {count} items.</source>
        <translation>本机为 {count} 件以内快速通道。</translation>
    </message>
    <message>
        <source>Training: nothing here is booked or sent.</source>
        <translation>培训：此处不记账，也不发送。</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>{count} to clear</source>
        <translation>{count} 项待处理</translation>
    </message>
    <message>
        <source>Settle payment</source>
        <translation>认定付款</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>Something is in the bag that we haven't scanned.</source>
        <translation>装袋区有一件商品尚未扫描。</translation>
    </message>
    <message>
        <source>What you put down isn't what we scanned.</source>
        <translation>放入的商品与扫描的不一致。</translation>
    </message>
    <message>
        <source>Please scan it, or take it out.</source>
        <translation>请扫描，或将其取出。</translation>
    </message>
    <message>
        <source>Please tell us what it is.</source>
        <translation>请告诉我们这是什么。</translation>
    </message>
    <message>
        <source>The weight doesn't fit {name}.</source>
        <translation>重量与“{name}”不符。</translation>
    </message>
    <message>
        <source>Please tell us where it is.</source>
        <translation>请告诉我们它在哪里。</translation>
    </message>
    <message>
        <source>{name} isn't in the bag yet.</source>
        <translation>“{name}”还未放入装袋区。</translation>
    </message>
    <message>
        <source>Some items aren't in the bag yet.</source>
        <translation>还有商品未放入装袋区。</translation>
    </message>
    <message>
        <source>Place it in the bagging area. Keep scanning.</source>
        <translation>请放入装袋区，可继续扫描。</translation>
    </message>
    <message>
        <source>I took it out</source>
        <translation>我已取出</translation>
    </message>
    <message>
        <source>I put it back</source>
        <translation>我已放回</translation>
    </message>
    <message>
        <source>It's in the trolley</source>
        <translation>在购物车里</translation>
    </message>
    <message>
        <source>It's my own bag</source>
        <translation>这是我自己的袋子</translation>
    </message>
    <message>
        <source>It's the right item</source>
        <translation>就是这件商品</translation>
    </message>
    <message>
        <source>Not packing here</source>
        <translation>我不在这里装袋</translation>
    </message>
    <message>
        <source>A question about your bag</source>
        <translation>装袋区有疑问</translation>
    </message>
    <message>
        <source>Something left the bag.</source>
        <translation>有商品被取出。</translation>
    </message>
    <message>
        <source>Please put it back.</source>
        <translation>请放回。</translation>
    </message>
    <message>
        <source>{name} needs a quick ID check.</source>
        <translation>{name}需核验年龄。</translation>
    </message>
    <message>
        <source>Keep scanning. We come to you.</source>
        <translation>请继续扫描，我们会过来。</translation>
    </message>
    <message>
        <source>We can't sell {name} to you today.</source>
        <translation>今天无法向您出售{name}。</translation>
    </message>
    <message>
        <source>All the rest stays in your basket.</source>
        <translation>其余商品仍在购物篮中。</translation>
    </message>
    <message>
        <source>One last check</source>
        <translation>最后确认一下</translation>
    </message>
    <message>
        <source>A colleague looks at it, then you can pay.</source>
        <translation>工作人员确认后即可付款。</translation>
    </message>
    <message>
        <source>A colleague will look at your ID, then you can pay.</source>
        <translation>工作人员核验证件后即可付款。</translation>
    </message>
    <message>
        <source>A quick check today. It takes about a minute.</source>
        <translation>今天抽到快速复核，约一分钟。</translation>
    </message>
    <message>
        <source>Pay without it</source>
        <translation>不买这件，直接付款</translation>
    </message>
    <message>
        <source>From {age} years. Please have your ID ready.</source>
        <translation>须满 {age} 岁，请准备好证件。</translation>
    </message>
    <message>
        <source>Something in the bag</source>
        <translation>袋中的物品</translation>
    </message>
    <message>
        <source>It is not in your basket yet.</source>
        <translation>尚未扫描。</translation>
    </message>
    <message>
        <source>The bag weighs more or less than we know of it.</source>
        <translation>重量与我们所知的不同。</translation>
    </message>
    <message>
        <source>It is not in the bag.</source>
        <translation>尚未放入装袋区。</translation>
    </message>
    <message>
        <source>Something left the bag</source>
        <translation>有商品被取出</translation>
    </message>
    <message>
        <source>Quick check</source>
        <translation>快速复核</translation>
    </message>
    <message>
        <source>A colleague scans a few things again.</source>
        <translation>工作人员会再扫描几件商品。</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>已呼叫</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>A colleague comes</source>
        <translation>工作人员前来</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>约 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name} is on the way</source>
        <translation>{name}正在赶来</translation>
    </message>
    <message>
        <source>A colleague is on the way</source>
        <translation>工作人员正在赶来</translation>
    </message>
    <message>
        <source>The light above your lane calls us too.</source>
        <translation>上方的灯也在呼叫我们。</translation>
    </message>
    <message>
        <source>We can't call anyone from here. Please wave to a colleague.</source>
        <translation>此处无法呼叫，请向工作人员招手。</translation>
    </message>
    <message>
        <source>Your basket is safe. Nothing is lost.</source>
        <translation>购物篮安全无误，商品都还在。</translation>
    </message>
    <message>
        <source>ID checked</source>
        <translation>证件已核验</translation>
    </message>
    <message>
        <source>It takes a little longer. Thank you for waiting.</source>
        <translation>可能还需片刻，感谢您的耐心等候。</translation>
    </message>
    <message>
        <source>ID check before payment</source>
        <translation>付款前需核验年龄</translation>
    </message>
    <message>
        <source>A quick look before payment</source>
        <translation>付款前需工作人员确认</translation>
    </message>
    <message>
        <source>Too young</source>
        <translation>未满年龄</translation>
    </message>
    <message>
        <source>No ID</source>
        <translation>没有证件</translation>
    </message>
    <message>
        <source>Age check</source>
        <translation>年龄核验</translation>
    </message>
    <message>
        <source>Weight differs</source>
        <translation>重量不符</translation>
    </message>
    <message>
        <source>Not in the bag</source>
        <translation>未放入装袋区</translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>ID is fine</source>
        <translation>证件无误</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Born on or before {day}</source>
        <translation>出生日期不晚于 {day}</translation>
    </message>
    <message>
        <source>{seen} g in the bag</source>
        <translation>袋中有 {seen} 克</translation>
    </message>
    <message>
        <source>{expected} g expected, {seen} g in the bag</source>
        <translation>应为 {expected} 克，袋中为 {seen} 克</translation>
    </message>
    <message>
        <source>waiting {time}</source>
        <translation>已等候 {time}</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>本次跳过</translation>
    </message>
    <message>
        <source>Check a few</source>
        <translation>抽查几件</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>Too busy now</source>
        <translation>现在太忙</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Several lines were taken back</source>
        <translation>多次撤回商品</translation>
    </message>
    <message>
        <source>A weighed item was removed</source>
        <translation>移除过称重商品</translation>
    </message>
    <message>
        <source>A heavy item at a low price</source>
        <translation>低价的重物</translation>
    </message>
    <message>
        <source>Loads in the bag on their word</source>
        <translation>装袋重量仅凭顾客说明</translation>
    </message>
    <message>
        <source>Not yet looked at when the basket was put aside</source>
        <translation>暂存购物篮时尚未核对</translation>
    </message>
    <message>
        <source>Not in the basket</source>
        <translation>不在购物篮中</translation>
    </message>
    <message>
        <source>{seen} of {count} seen</source>
        <translation>已核对 {seen}／{count}</translation>
    </message>
    <message>
        <source>Scan what lies in the bags. Touch what has no code.</source>
        <translation>请扫描袋中商品。没有条码的请点选。</translation>
    </message>
    <message>
        <source>Done, take out the rest</source>
        <translation>完成，移除其余商品</translation>
    </message>
    <message>
        <source>Scan more while I wait</source>
        <translation>边等边继续扫描</translation>
    </message>
    <message>
        <source>Check age</source>
        <translation>核验年龄</translation>
    </message>
    <message>
        <source>Check weight</source>
        <translation>核对重量</translation>
    </message>
    <message>
        <source>Void line</source>
        <translation>取消商品</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>改价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>减价</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部类销售</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Tax exempt</source>
        <translation>免税</translation>
    </message>
    <message>
        <source>Assist</source>
        <translation>协助扫描</translation>
    </message>
    <message>
        <source>End assist</source>
        <translation>结束协助</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>挂单</translation>
    </message>
    <message>
        <source>Void sale</source>
        <translation>取消交易</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X 报表</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z 报表</translation>
    </message>
    <message>
        <source>See to it</source>
        <translation>处理</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>Add remark</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Change remark</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>Whole basket</source>
        <translation>整个购物篮</translation>
    </message>
    <message>
        <source>This lane</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Touch a line to change it.</source>
        <translation>点选一件商品即可更改。</translation>
    </message>
    <message>
        <source>Please say how much first.</source>
        <translation>请先输入数值。</translation>
    </message>
    <message>
        <source>Please choose a reason.</source>
        <translation>请选择原因。</translation>
    </message>
    <message>
        <source>There is none to choose.</source>
        <translation>没有可选项。</translation>
    </message>
    <message>
        <source>Charge tax again</source>
        <translation>恢复计税</translation>
    </message>
    <message>
        <source>In percent</source>
        <translation>按百分比</translation>
    </message>
    <message>
        <source>As an amount</source>
        <translation>按金额</translation>
    </message>
    <message>
        <source>Another department</source>
        <translation>换个部类</translation>
    </message>
    <message>
        <source>Another coupon</source>
        <translation>换张优惠券</translation>
    </message>
    <message>
        <source>As on the shelf</source>
        <translation>恢复原价</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>取消减价</translation>
    </message>
    <message>
        <source>{department}: what does it cost?</source>
        <translation>{department}：售价多少？</translation>
    </message>
    <message>
        <source>Where is it from?</source>
        <translation>属于哪个部类？</translation>
    </message>
    <message>
        <source>Which coupon is it?</source>
        <translation>是哪张优惠券？</translation>
    </message>
    <message>
        <source>This basket is without tax.</source>
        <translation>此购物篮已免税。</translation>
    </message>
    <message>
        <source>Type the number of the certificate.</source>
        <translation>请输入免税证明编号。</translation>
    </message>
    <message>
        <source>At most {percent} % less, by your role.</source>
        <translation>您的权限：最多降价 {percent}%。</translation>
    </message>
    <message>
        <source>At most {percent} %, by your role.</source>
        <translation>您的权限：最多减价 {percent}%。</translation>
    </message>
    <message>
        <source>{item}: {count} now</source>
        <translation>{item}：现为 {count} 件</translation>
    </message>
    <message>
        <source>The whole basket: {total}</source>
        <translation>整个购物篮：{total}</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Other price on the shelf</source>
        <translation>货架标价不同</translation>
    </message>
    <message>
        <source>Short date</source>
        <translation>临近保质期</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>服务补偿</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>误操作</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不想要了</translation>
    </message>
    <message>
        <source>A large order</source>
        <translation>大量购买</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>Certificate seen</source>
        <translation>已查验证明</translation>
    </message>
    <message>
        <source>Code can't be read</source>
        <translation>条码无法读取</translation>
    </message>
    <message>
        <source>Too dear</source>
        <translation>价格太高</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>DrawerScreen</name>
    <message>
        <source>Change wanted</source>
        <translation>需要零钱</translation>
    </message>
    <message>
        <source>Drawer check</source>
        <translation>检查钱箱</translation>
    </message>
</context>
<context>
    <name>drawer</name>
    <message>
        <source>No sale</source>
        <translation>开钱箱</translation>
    </message>
    <message>
        <source>Why open the drawer?</source>
        <translation>为什么要开钱箱？</translation>
    </message>
    <message>
        <source>It is written down with your name.</source>
        <translation>此操作会记录您的姓名。</translation>
    </message>
    <message>
        <source>The drawer opens …</source>
        <translation>正在打开钱箱……</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>The drawer is open.</source>
        <translation>钱箱已打开。</translation>
    </message>
    <message>
        <source>Please shut it.</source>
        <translation>请关上钱箱。</translation>
    </message>
    <message>
        <source>The drawer did not open.</source>
        <translation>钱箱没有打开。</translation>
    </message>
    <message>
        <source>Please use the key.</source>
        <translation>请使用钥匙。</translation>
    </message>
    <message>
        <source>We can't tell whether it opened.</source>
        <translation>无法确定钱箱是否已打开。</translation>
    </message>
    <message>
        <source>Please look at the drawer.</source>
        <translation>请查看钱箱。</translation>
    </message>
    <message>
        <source>The drawer is open. Please shut it.</source>
        <translation>钱箱开着，请关上。</translation>
    </message>
</context>
<context>
    <name>cash</name>
    <message>
        <source>We count what is in.</source>
        <translation>正在清点投入的现金。</translation>
    </message>
    <message>
        <source>What you put in counts. Pay the rest another way.</source>
        <translation>投入的现金已计入，余款请换种方式付。</translation>
    </message>
    <message>
        <source>Put in coins</source>
        <translation>请投入硬币</translation>
    </message>
    <message>
        <source>Put in notes</source>
        <translation>请放入纸币</translation>
    </message>
    <message>
        <source>Put in coins or notes</source>
        <translation>请投入硬币或纸币</translation>
    </message>
    <message>
        <source>Go on, or pay the rest another way.</source>
        <translation>可继续投入，或换种方式付余款。</translation>
    </message>
    <message>
        <source>One at a time. We count each.</source>
        <translation>请逐一投入，每笔都会计入。</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>还需支付</translation>
    </message>
    <message>
        <source>We check what came out</source>
        <translation>正在核对找出的金额</translation>
    </message>
    <message>
        <source>One moment. What is missing, we owe you.</source>
        <translation>请稍候，如有短缺我们会补给您。</translation>
    </message>
    <message>
        <source>Your change comes out</source>
        <translation>正在找零</translation>
    </message>
    <message>
        <source>Your cash comes out</source>
        <translation>正在退回现金</translation>
    </message>
    <message>
        <source>Please take all of it.</source>
        <translation>请全部取走。</translation>
    </message>
    <message>
        <source>Exact money, please, or pay the rest another way.</source>
        <translation>请投正好的金额，或换种方式付余款。</translation>
    </message>
    <message>
        <source>Exact money, please: we have no change.</source>
        <translation>请投正好的金额，暂无找零。</translation>
    </message>
    <message>
        <source>A colleague comes. What is missing, we owe you.</source>
        <translation>工作人员会过来，如有短缺我们会补给您。</translation>
    </message>
</context>
<context>
    <name>CashCard</name>
    <message>
        <source>You put in</source>
        <translation>已投入</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>In all, since {day}</source>
        <translation>自 {day} 起累计</translation>
    </message>
    <message>
        <source>Metres of paper</source>
        <translation>打印米数</translation>
    </message>
    <message>
        <source>No-reads per 100</source>
        <translation>每百次未读出</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>重复询问</translation>
    </message>
    <message>
        <source>Below zero</source>
        <translation>低于零</translation>
    </message>
    <message>
        <source>Checks not passed</source>
        <translation>未通过检查</translation>
    </message>
    <message>
        <source>Codes misread</source>
        <translation>误读条码</translation>
    </message>
    <message>
        <source>Coins and notes taken</source>
        <translation>收入硬币纸币</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>切纸次数</translation>
    </message>
    <message>
        <source>Jams</source>
        <translation>卡住次数</translation>
    </message>
    <message>
        <source>Mended on the way</source>
        <translation>自动纠正</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>Payments declined</source>
        <translation>付款被拒</translation>
    </message>
    <message>
        <source>Payments unclear</source>
        <translation>付款不明</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>找零次数</translation>
    </message>
    <message>
        <source>Receipts not sure</source>
        <translation>未确认小票</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>归零次数</translation>
    </message>
    <message>
        <source>Slow answers</source>
        <translation>慢应答</translation>
    </message>
    <message>
        <source>Times lost</source>
        <translation>断开次数</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 台设备</translation>
    </message>
    <message>
        <source>1 fault</source>
        <translation>1 处故障</translation>
    </message>
    <message>
        <source>A fault of its own</source>
        <translation>设备自身故障</translation>
    </message>
    <message>
        <source>A receipt was not printed.</source>
        <translation>有一张小票没有打印。</translation>
    </message>
    <message>
        <source>A receipt was not signed.</source>
        <translation>有一张小票没有签名。</translation>
    </message>
    <message>
        <source>A technician looks after it.</source>
        <translation>技术员正在维护。</translation>
    </message>
    <message>
        <source>Answer takes</source>
        <translation>应答用时</translation>
    </message>
    <message>
        <source>Answers in {ms} ms</source>
        <translation>{ms} 毫秒内应答</translation>
    </message>
    <message>
        <source>Ask it</source>
        <translation>询问设备</translation>
    </message>
    <message>
        <source>Being asked …</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Being looked at …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>已收字节</translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation>已发字节</translation>
    </message>
    <message>
        <source>Certificate days left</source>
        <translation>证书剩余天数</translation>
    </message>
    <message>
        <source>Check its network cable, its power, and its address.</source>
        <translation>请检查网线、电源和地址。</translation>
    </message>
    <message>
        <source>Check the lane's merchant number and key.</source>
        <translation>请检查本机的商户号和密钥。</translation>
    </message>
    <message>
        <source>Check the network to the store server.</source>
        <translation>请检查到门店服务器的网络。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Clock differs by</source>
        <translation>时钟相差</translation>
    </message>
    <message>
        <source>Empty its cash box.</source>
        <translation>请清空钱箱。</translation>
    </message>
    <message>
        <source>Put that file right, then start the lane again.</source>
        <translation>请修正该文件，然后重新启动本机。</translation>
    </message>
    <message>
        <source>Close the cover until it clicks.</source>
        <translation>请合上盖子，听到咔嗒声。</translation>
    </message>
    <message>
        <source>Close the terminal's day by hand.</source>
        <translation>请在刷卡机上手动日结。</translation>
    </message>
    <message>
        <source>Codes read</source>
        <translation>已读条码</translation>
    </message>
    <message>
        <source>Coins for change run short.</source>
        <translation>找零硬币不多了。</translation>
    </message>
    <message>
        <source>Compare its line settings with the lane's. Then try another cable.</source>
        <translation>请核对两端的线路设置，再换根线试试。</translation>
    </message>
    <message>
        <source>Count its cash box against the lane's figures.</source>
        <translation>请清点钱箱，与本机数字核对。</translation>
    </message>
    <message>
        <source>Count what lies in the hopper.</source>
        <translation>请清点找零斗里的硬币。</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>盖子打开</translation>
    </message>
    <message>
        <source>Cutter stuck</source>
        <translation>切刀卡住</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>设备诊断</translation>
    </message>
    <message>
        <source>Did not pass</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Do the test again with somebody at the device. If it stays silent, check cable and power.</source>
        <translation>请有人在设备旁，再测试一次。如果仍无反应，请检查电缆和电源。</translation>
    </message>
    <message>
        <source>End service</source>
        <translation>结束维护</translation>
    </message>
    <message>
        <source>Enrol the lane anew.</source>
        <translation>请重新登记本机。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Faults told</source>
        <translation>报告的故障</translation>
    </message>
    <message>
        <source>Fill the hopper, and book what was filled in.</source>
        <translation>请补充找零斗，并登记补充的数量。</translation>
    </message>
    <message>
        <source>Fill the hopper. What is missing is owed.</source>
        <translation>请补充找零斗，少找的还欠着。</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Have a new roll at hand.</source>
        <translation>请备好新纸卷。</translation>
    </message>
    <message>
        <source>Have coins at hand.</source>
        <translation>请备好硬币。</translation>
    </message>
    <message>
        <source>Have the disk swapped.</source>
        <translation>请更换硬盘。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总共</translation>
    </message>
    <message>
        <source>In use: not tried</source>
        <translation>使用中，未测</translation>
    </message>
    <message>
        <source>It answers slowly.</source>
        <translation>应答很慢。</translation>
    </message>
    <message>
        <source>It cannot be reached over the network.</source>
        <translation>通过网络连不上。</translation>
    </message>
    <message>
        <source>It cannot work with these settings.</source>
        <translation>这些设置无法工作。</translation>
    </message>
    <message>
        <source>It did not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>It did not confirm a receipt.</source>
        <translation>没有确认一张小票。</translation>
    </message>
    <message>
        <source>It did not say how a payment ended.</source>
        <translation>没有告知一笔付款的结果。</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>没有应答。</translation>
    </message>
    <message>
        <source>It does not come to rest.</source>
        <translation>一直不稳定。</translation>
    </message>
    <message>
        <source>It goes and comes back.</source>
        <translation>时断时续。</translation>
    </message>
    <message>
        <source>It is full.</source>
        <translation>已满。</translation>
    </message>
    <message>
        <source>It is nearly full.</source>
        <translation>快满了。</translation>
    </message>
    <message>
        <source>It may hold money that nobody counted.</source>
        <translation>里面可能有未清点的钱。</translation>
    </message>
    <message>
        <source>It reports a fault of its own.</source>
        <translation>设备报告自身故障。</translation>
    </message>
    <message>
        <source>It said no</source>
        <translation>设备拒绝</translation>
    </message>
    <message>
        <source>It says no to what the lane asks.</source>
        <translation>设备拒绝本机的请求。</translation>
    </message>
    <message>
        <source>It shows less than nothing.</source>
        <translation>显示低于零。</translation>
    </message>
    <message>
        <source>It was unplugged</source>
        <translation>被拔下</translation>
    </message>
    <message>
        <source>Its day was not closed.</source>
        <translation>当天没有日结。</translation>
    </message>
    <message>
        <source>Lane closed for service</source>
        <translation>本机维护中</translation>
    </message>
    <message>
        <source>Last faults</source>
        <translation>最近的故障</translation>
    </message>
    <message>
        <source>Let it act</source>
        <translation>让它动作</translation>
    </message>
    <message>
        <source>Let it cool down. Clear what covers its slots.</source>
        <translation>请让它冷却，清开散热口。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Lines printed</source>
        <translation>已打印行数</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Links opened</source>
        <translation>连接次数</translation>
    </message>
    <message>
        <source>Look at the signing unit's own state.</source>
        <translation>请查看签名单元自身的状态。</translation>
    </message>
    <message>
        <source>Look at the terminal's screen: it may want a diagnosis.</source>
        <translation>请看刷卡机屏幕，它可能需要诊断。</translation>
    </message>
    <message>
        <source>Look the payment up: a manager can settle it.</source>
        <translation>请查证这笔付款，经理可以认定。</translation>
    </message>
    <message>
        <source>Make room on it, then start the lane again.</source>
        <translation>请腾出空间，再重新启动本机。</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>请腾出空间。</translation>
    </message>
    <message>
        <source>More lies on it than it can weigh.</source>
        <translation>上面的重量超出量程。</translation>
    </message>
    <message>
        <source>Try another cable, and lay it another way.</source>
        <translation>请换一根连线，并换个走线位置。</translation>
    </message>
    <message>
        <source>No store server</source>
        <translation>没有门店服务器</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>没有人操作</translation>
    </message>
    <message>
        <source>Nobody knows whether change came out.</source>
        <translation>不清楚找零是否吐出。</translation>
    </message>
    <message>
        <source>Not all the change came out.</source>
        <translation>找零没有全部吐出。</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>还没测试</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>无法理解</translation>
    </message>
    <message>
        <source>Nothing came of the test.</source>
        <translation>测试没有结果。</translation>
    </message>
    <message>
        <source>Nothing is plugged in there.</source>
        <translation>那里没有接设备。</translation>
    </message>
    <message>
        <source>On the wire</source>
        <translation>线路数据</translation>
    </message>
    <message>
        <source>Open it, and take out what is stuck.</source>
        <translation>请打开它，取出卡住的东西。</translation>
    </message>
    <message>
        <source>Open the cover, and free the blade.</source>
        <translation>请打开盖子，松开切刀。</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Payments asked</source>
        <translation>付款请求</translation>
    </message>
    <message>
        <source>Plug the cable in at both ends.</source>
        <translation>请插好连线的两端。</translation>
    </message>
    <message>
        <source>Plug the camera in again.</source>
        <translation>请重新插上摄像头。</translation>
    </message>
    <message>
        <source>Print a test receipt, and see whether it is whole.</source>
        <translation>请打印一张测试小票，看是否完整。</translation>
    </message>
    <message>
        <source>Print a test receipt.</source>
        <translation>请打印一张测试小票。</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Push its plug in, or try another cable.</source>
        <translation>请插紧插头，或换一根线。</translation>
    </message>
    <message>
        <source>Put a new roll in.</source>
        <translation>请装入新纸卷。</translation>
    </message>
    <message>
        <source>Read what it says, and change that at the device.</source>
        <translation>请看它的说明，在设备上改正。</translation>
    </message>
    <message>
        <source>Read what it says, and set the scale accordingly.</source>
        <translation>请看它的说明，照此设置秤。</translation>
    </message>
    <message>
        <source>Sales wait to be sent.</source>
        <translation>有销售记录等待发送。</translation>
    </message>
    <message>
        <source>Scan the scanner's own set-up codes again.</source>
        <translation>请重新扫描扫码器的设置码。</translation>
    </message>
    <message>
        <source>See that nothing touches the platter, and no wind does.</source>
        <translation>请确认没有东西碰到秤盘，也没有风。</translation>
    </message>
    <message>
        <source>See that the platter lies right, then set it to zero.</source>
        <translation>请放正秤盘，再归零。</translation>
    </message>
    <message>
        <source>See whether somebody else uses it or its network.</source>
        <translation>请看是否有别人在用它或它的网络。</translation>
    </message>
    <message>
        <source>Set the device as the lane's handbook says.</source>
        <translation>请按本机手册设置设备。</translation>
    </message>
    <message>
        <source>Set the lane's clock, and have it follow a time server.</source>
        <translation>请校准本机时钟，并跟随时间服务器。</translation>
    </message>
    <message>
        <source>Settings do not fit</source>
        <translation>设置不符</translation>
    </message>
    <message>
        <source>Slowest answer</source>
        <translation>最慢应答</translation>
    </message>
    <message>
        <source>Some of what it says cannot be understood.</source>
        <translation>部分数据无法理解。</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>留意</translation>
    </message>
    <message>
        <source>Switch it off and on. If it stays, swap the device.</source>
        <translation>请关机再开机；若仍如此，请更换设备。</translation>
    </message>
    <message>
        <source>Switch it off and on. Then check cable and line settings.</source>
        <translation>请关机再开机，再查连线和线路设置。</translation>
    </message>
    <message>
        <source>Take everything off the platter.</source>
        <translation>请清空秤盘。</translation>
    </message>
    <message>
        <source>The cover is open.</source>
        <translation>盖子打开着。</translation>
    </message>
    <message>
        <source>The lane is closed for service.</source>
        <translation>本机维护中，暂停使用。</translation>
    </message>
    <message>
        <source>The lane's certificate ends soon.</source>
        <translation>本机证书即将到期。</translation>
    </message>
    <message>
        <source>The lane's certificate has ended.</source>
        <translation>本机证书已到期。</translation>
    </message>
    <message>
        <source>The lane's clock and the server's differ.</source>
        <translation>本机与服务器的时钟不一致。</translation>
    </message>
    <message>
        <source>The paper has run out.</source>
        <translation>纸已用完。</translation>
    </message>
    <message>
        <source>The paper will run out soon.</source>
        <translation>纸快用完了。</translation>
    </message>
    <message>
        <source>The print head is too hot.</source>
        <translation>打印头过热。</translation>
    </message>
    <message>
        <source>The store server does not know this lane.</source>
        <translation>门店服务器不认识本机。</translation>
    </message>
    <message>
        <source>There are no coins for change.</source>
        <translation>没有找零硬币。</translation>
    </message>
    <message>
        <source>Time in use</source>
        <translation>使用时间</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Weighings</source>
        <translation>称重次数</translation>
    </message>
    <message>
        <source>What it says cannot be understood.</source>
        <translation>数据无法理解。</translation>
    </message>
    <message>
        <source>With your hands</source>
        <translation>动手测试</translation>
    </message>
    <message>
        <source>act</source>
        <translation>手</translation>
    </message>
    <message>
        <source>all well</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>ext</source>
        <translation>外</translation>
    </message>
    <message>
        <source>int</source>
        <translation>内</translation>
    </message>
    <message>
        <source>{count} devices</source>
        <translation>{count} 台设备</translation>
    </message>
    <message>
        <source>{count} faults</source>
        <translation>{count} 处故障</translation>
    </message>
    <message>
        <source>{count} soon</source>
        <translation>{count} 处留意</translation>
    </message>
    <message>
        <source>{free} of {all} GB free</source>
        <translation>剩余 {free} / {all} GB</translation>
    </message>
    <message>
        <source>{name} · signs off in {time}</source>
        <translation>{name} · {time} 后自动退出</translation>
    </message>
    <message>
        <source>→ to the device   ← from it</source>
        <translation>→ 本机发出   ← 本机收到</translation>
    </message>
    <message>
        <source>Change has begun, and does not come out.</source>
        <translation>零钱已开始出，但没有出来。</translation>
    </message>
    <message>
        <source>An answer stopped in the middle.</source>
        <translation>应答中途停了。</translation>
    </message>
    <message>
        <source>Wait a moment. If nothing comes, free what is stuck.</source>
        <translation>请稍等。如一直没有出来，请取出卡住的东西。</translation>
    </message>
    <message>
        <source>Wait a moment. If it does not go on, check its cable.</source>
        <translation>请稍等。如不再继续，请检查连线。</translation>
    </message>
    <message>
        <source>The drawer did not open, or does not say so.</source>
        <translation>钱箱没有打开，或没有报告打开。</translation>
    </message>
    <message>
        <source>The drawer stands open.</source>
        <translation>钱箱一直开着。</translation>
    </message>
    <message>
        <source>Its totals are not what weight and price come to.</source>
        <translation>金额与重量乘单价不符。</translation>
    </message>
    <message>
        <source>See whether it opens. Free what jams it, then look at its cable.</source>
        <translation>请看钱箱是否打开。取出卡住的东西，再看连线。</translation>
    </message>
    <message>
        <source>Shut it. If it is shut, look at its cable.</source>
        <translation>请关上。如已关上，请看连线。</translation>
    </message>
    <message>
        <source>Sell nothing by it, and have it serviced.</source>
        <translation>请勿用它卖货，并请报修。</translation>
    </message>
    <message>
        <source>Read what it says, and do that at the terminal.</source>
        <translation>请看提示，并在刷卡机上照做。</translation>
    </message>
    <message>
        <source>Have the terminal end its day.</source>
        <translation>请让刷卡机日结。</translation>
    </message>
    <message>
        <source>Switch it off and on. If it stays, call its maker.</source>
        <translation>请关机再开机。如仍如此，请联系厂家。</translation>
    </message>
    <message>
        <source>Have its records read out, and its memory freed.</source>
        <translation>请导出记录，并清空存储。</translation>
    </message>
    <message>
        <source>Time since the last code</source>
        <translation>距上次读码</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Division, g</source>
        <translation>分度值（克）</translation>
    </message>
    <message>
        <source>At rest after, s</source>
        <translation>稳定时间（秒）</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Pin of the drawer</source>
        <translation>钱箱引脚</translation>
    </message>
    <message>
        <source>Pulse, ms</source>
        <translation>脉冲（毫秒）</translation>
    </message>
    <message>
        <source>Pause after it, ms</source>
        <translation>脉冲后间隔（毫秒）</translation>
    </message>
    <message>
        <source>Its switch when open</source>
        <translation>打开时的开关状态</translation>
    </message>
    <message>
        <source>Opens within, s</source>
        <translation>打开时限（秒）</translation>
    </message>
    <message>
        <source>Approved logic</source>
        <translation>认证逻辑</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验值</translation>
    </message>
    <message>
        <source>Digits of a price</source>
        <translation>价格位数</translation>
    </message>
    <message>
        <source>Escape after record 01</source>
        <translation>01 记录后加 ESC</translation>
    </message>
    <message>
        <source>EOT after a reply</source>
        <translation>应答后发送 EOT</translation>
    </message>
    <message>
        <source>The scale computes prices</source>
        <translation>由秤计价</translation>
    </message>
    <message>
        <source>How it behaves</source>
        <translation>工作方式</translation>
    </message>
    <message>
        <source>Sounds when told to</source>
        <translation>按指令发声</translation>
    </message>
    <message>
        <source>Rests while nobody shops</source>
        <translation>无人购物时休眠</translation>
    </message>
    <message>
        <source>Coins that are sure</source>
        <translation>确保存有的硬币数</translation>
    </message>
    <message>
        <source>Where it looks first</source>
        <translation>优先识读区域</translation>
    </message>
    <message>
        <source>Left, top, right, bottom</source>
        <translation>左、上、右、下</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高电平</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低电平</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>没有这个设置项。</translation>
    </message>
    <message>
        <source>A number belongs here.</source>
        <translation>此处应填数字。</translation>
    </message>
    <message>
        <source>This is out of range.</source>
        <translation>超出允许范围。</translation>
    </message>
    <message>
        <source>There is no such choice.</source>
        <translation>没有这个选项。</translation>
    </message>
    <message>
        <source>This has another form.</source>
        <translation>格式不符。</translation>
    </message>
    <message>
        <source>This device cannot have it.</source>
        <translation>该设备不支持此设置。</translation>
    </message>
    <message>
        <source>Another device uses this link.</source>
        <translation>该连接已被其他设备占用。</translation>
    </message>
    <message>
        <source>The device does not answer so.</source>
        <translation>按此设置设备无应答。</translation>
    </message>
    <message>
        <source>The device speaks another protocol.</source>
        <translation>设备使用的是其他协议。</translation>
    </message>
    <message>
        <source>The device cannot work so.</source>
        <translation>设备无法按此设置工作。</translation>
    </message>
    <message>
        <source>The lane is in use. Try again when it is free.</source>
        <translation>收银通道正在使用，空闲时再试。</translation>
    </message>
    <message>
        <source>The disk did not take it.</source>
        <translation>磁盘未能写入。</translation>
    </message>
    <message>
        <source>Nothing was changed here yet.</source>
        <translation>此处尚无更改。</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>Its name is not known on this network</source>
        <translation>本网络不认得这个主机名</translation>
    </message>
    <message>
        <source>Nothing answers</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>May be {protocol}: scan a code</source>
        <translation>可能是 {protocol}：请扫一个码</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>已加入</translation>
    </message>
    <message>
        <source>Looking for it. This may take half a minute.</source>
        <translation>正在查找，可能需要半分钟。</translation>
    </message>
    <message>
        <source>Asking the device …</source>
        <translation>正在询问设备……</translation>
    </message>
    <message>
        <source>Going one step back …</source>
        <translation>正在退回一步……</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Touch the one that it is.</source>
        <translation>请点选对应的设备。</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Not kept yet. Keep it, or try it first.</source>
        <translation>尚未保存，可直接保存或先试用。</translation>
    </message>
    <message>
        <source>It said nothing. Scan a code to be sure.</source>
        <translation>设备没有回应，请扫一个码确认。</translation>
    </message>
    <message>
        <source>It works so. It is not kept yet.</source>
        <translation>可以正常工作，尚未保存。</translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation>已恢复到之前的设置。</translation>
    </message>
    <message>
        <source>It works so, and is kept.</source>
        <translation>可以正常工作，已保存。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>{device}: settings</source>
        <translation>{device}：设置</translation>
    </message>
    <message>
        <source>Changed before</source>
        <translation>更改记录</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>退回一步</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Try and keep</source>
        <translation>试用并保存</translation>
    </message>
</context>
<context>
    <name>FindingScreen</name>
    <message>
        <source>Find devices</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>What is attached</source>
        <translation>已连接的设备</translation>
    </message>
    <message>
        <source>Every port and USB device is asked what hangs there. Devices in use are left alone.</source>
        <translation>逐一询问各端口连接的设备；正在使用的设备不受打扰。</translation>
    </message>
    <message>
        <source>On the network too, if you like:</source>
        <translation>可同时查找网络设备：</translation>
    </message>
    <message>
        <source>Range of addresses</source>
        <translation>地址范围</translation>
    </message>
    <message>
        <source>Only this machine</source>
        <translation>仅限本机</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>开始查找</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Take as: {device}</source>
        <translation>设为：{device}</translation>
    </message>
    <message>
        <source>{device}: kept</source>
        <translation>{device}：已保存</translation>
    </message>
    <message>
        <source>{device}: in use</source>
        <translation>{device}：使用中</translation>
    </message>
    <message>
        <source>{device}: set otherwise</source>
        <translation>{device}：设置不符</translation>
    </message>
    <message>
        <source>{device}: answers now</source>
        <translation>{device}：已应答</translation>
    </message>
    <message>
        <source>{device}: does not answer</source>
        <translation>{device}：无应答</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新设备</translation>
    </message>
    <message>
        <source>Looking everywhere. This may take a minute.</source>
        <translation>正在逐处查找，可能需要一分钟。</translation>
    </message>
    <message>
        <source>This is no range of the store's own network.</source>
        <translation>这不是门店内网的地址范围。</translation>
    </message>
    <message>
        <source>Take what is new, each as what it is.</source>
        <translation>请逐一确认新设备的用途。</translation>
    </message>
    <message>
        <source>Nothing new is attached.</source>
        <translation>没有发现新设备。</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Are you a member?</source>
        <translation>您是会员吗？</translation>
    </message>
    <message>
        <source>We have your card.</source>
        <translation>已识别您的会员卡。</translation>
    </message>
    <message>
        <source>Your points are added later. Prices are the usual ones.</source>
        <translation>积分稍后入账，本次按普通价格。</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>会员</translation>
    </message>
    <message>
        <source>Member {initial}</source>
        <translation>会员 {initial}</translation>
    </message>
    <message>
        <source>We look for you. You can go on meanwhile.</source>
        <translation>正在查询，您可以继续购物。</translation>
    </message>
    <message>
        <source>We don't find this number. Please compare it, or go on without.</source>
        <translation>没有找到此号码。请核对，或直接继续购物。</translation>
    </message>
    <message>
        <source>We can't look just now. Scan your card: the points come later.</source>
        <translation>暂时无法查询。请扫描会员卡，积分稍后入账。</translation>
    </message>
    <message>
        <source>No more numbers for some minutes. Please scan your card.</source>
        <translation>请过几分钟再输入号码，或扫描会员卡。</translation>
    </message>
    <message>
        <source>We are offline. Scan your card: the points come later.</source>
        <translation>网络暂时中断。请扫描会员卡，积分稍后入账。</translation>
    </message>
    <message>
        <source>Type your phone number, or scan your card.</source>
        <translation>请输入手机号码，或扫描会员卡。</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 积分</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} 积分</translation>
    </message>
    <message>
        <source>Your member prices apply.</source>
        <translation>已享会员价。</translation>
    </message>
    <message>
        <source>Happy birthday: your birthday prices apply.</source>
        <translation>生日快乐：已享生日价。</translation>
    </message>
    <message>
        <source>We only look up your membership. This lane keeps no phone number.</source>
        <translation>号码仅用于查询会员身份，本机不保存。</translation>
    </message>
    <message>
        <source>Go on without membership</source>
        <translation>不使用会员，继续购物</translation>
    </message>
    <message>
        <source>Back to my basket</source>
        <translation>返回购物篮</translation>
    </message>
    <message>
        <source>I am a member</source>
        <translation>我是会员</translation>
    </message>
    <message>
        <source>We are offline: points come later, usual prices now.</source>
        <translation>网络中断：积分稍后入账，本次按普通价格。</translation>
    </message>
    <message>
        <source>We don't know this card yet.</source>
        <translation>暂未找到这张会员卡。</translation>
    </message>
    <message>
        <source>You can go on, or try another one.</source>
        <translation>您可以继续购物，或换一张卡。</translation>
    </message>
    <message>
        <source>You go on without membership.</source>
        <translation>已退出会员。</translation>
    </message>
    <message>
        <source>Prices are the usual ones again.</source>
        <translation>已恢复普通价格。</translation>
    </message>
    <message>
        <source>Happy birthday</source>
        <translation>生日快乐</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>欢迎回来</translation>
    </message>
    <message>
        <source>Happy birthday, {initial}.</source>
        <translation>{initial}，生日快乐。</translation>
    </message>
    <message>
        <source>Hello {initial}.</source>
        <translation>{initial}，您好。</translation>
    </message>
    <message>
        <source>As a member you save {amount}.</source>
        <translation>会员优惠 {amount}。</translation>
    </message>
    <message>
        <source>Your member prices apply. You have {points} points.</source>
        <translation>已享会员价。您有 {points} 积分。</translation>
    </message>
    <message>
        <source>{points} points thank you, whatever you said.</source>
        <translation>感谢作答，赠送 {points} 积分。</translation>
    </message>
    <message>
        <source>One tap, without your name. {points} points thank you.</source>
        <translation>点一下即可，不记名。答谢 {points} 积分。</translation>
    </message>
</context>
</TS>
