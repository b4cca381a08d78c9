<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Panel</name>
    <message>
        <source>Device panel</source>
        <translation>设备面板</translation>
    </message>
    <message>
        <source>Simulated devices</source>
        <translation>模拟设备</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Cash and phones</source>
        <translation>现金与手机</translation>
    </message>
    <message>
        <source>Lamp and buttons</source>
        <translation>灯与按钮</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Wires</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>away</source>
        <translation>未响应</translation>
    </message>
    <message>
        <source>sought</source>
        <translation>查找中</translation>
    </message>
    <message>
        <source>faults: %1</source>
        <translation>故障：%1</translation>
    </message>
    <message>
        <source>1 device is away</source>
        <translation>1 台设备未响应</translation>
    </message>
    <message>
        <source>{count} devices are away</source>
        <translation>{count} 台设备未响应</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描器</translation>
    </message>
    <message>
        <source>Typing scanner</source>
        <translation>键盘式扫描器</translation>
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
        <source>Bagging scale</source>
        <translation>装袋秤</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>刷卡机</translation>
    </message>
    <message>
        <source>Phone gateway</source>
        <translation>手机支付网关</translation>
    </message>
    <message>
        <source>Coin acceptor</source>
        <translation>硬币器</translation>
    </message>
    <message>
        <source>Note validator</source>
        <translation>纸币器</translation>
    </message>
    <message>
        <source>Coin hopper</source>
        <translation>硬币找零器</translation>
    </message>
    <message>
        <source>Signing unit</source>
        <translation>签名单元</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>灯</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货架</translation>
    </message>
    <message>
        <source>Find by name or number</source>
        <translation>按名称或编号查找</translation>
    </message>
    <message>
        <source>Most picked</source>
        <translation>最常选</translation>
    </message>
    <message>
        <source>Any code: ]E0…, ^ for FNC1</source>
        <translation>任意码：]E0…，^ 表示 FNC1</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>出示</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>手中</translation>
    </message>
    <message>
        <source>Touch an item of the shelf.</source>
        <translation>点选货架上的商品。</translation>
    </message>
    <message>
        <source>No code: picked and weighed</source>
        <translation>无条码：选择并称重</translation>
    </message>
    <message>
        <source>To camera</source>
        <translation>给摄像头看</translation>
    </message>
    <message>
        <source>On the scale</source>
        <translation>放到秤上</translation>
    </message>
    <message>
        <source>Into the bag</source>
        <translation>放入袋中</translation>
    </message>
    <message>
        <source>Bags</source>
        <translation>购物袋</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>晃动</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Nothing from your hand</source>
        <translation>没有您放的东西</translation>
    </message>
    <message>
        <source>Take last</source>
        <translation>取回一件</translation>
    </message>
    <message>
        <source>Take all off</source>
        <translation>全部取下</translation>
    </message>
    <message>
        <source>Lean on them</source>
        <translation>压一下</translation>
    </message>
    <message>
        <source>Card, please</source>
        <translation>请刷卡</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>The next shopper:</source>
        <translation>下一位顾客：</translation>
    </message>
    <message>
        <source>The shopper does now:</source>
        <translation>顾客现在：</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>刷卡成功</translation>
    </message>
    <message>
        <source>Bank declines</source>
        <translation>银行拒绝</translation>
    </message>
    <message>
        <source>Shopper stops</source>
        <translation>顾客取消</translation>
    </message>
    <message>
        <source>No card comes</source>
        <translation>无人刷卡</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Only a part</source>
        <translation>只付一部分</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>纸上签名</translation>
    </message>
    <message>
        <source>Nothing booked yet</source>
        <translation>尚无交易</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Reversal</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>已入账</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Paper is in</source>
        <translation>有纸</translation>
    </message>
    <message>
        <source>Paper is low</source>
        <translation>纸将用尽</translation>
    </message>
    <message>
        <source>Paper is out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Paper {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>Paper comes out here.</source>
        <translation>纸从这里出来。</translation>
    </message>
    <message>
        <source>No paper comes out. Put in a new roll.</source>
        <translation>出不了纸，请换新纸卷。</translation>
    </message>
    <message>
        <source>New roll</source>
        <translation>换新纸</translation>
    </message>
    <message>
        <source>Paper out</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>将尽</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>放大</translation>
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
        <source>Open: put coins in</source>
        <translation>已开：可投硬币</translation>
    </message>
    <message>
        <source>Shut: coins fall through</source>
        <translation>已关：硬币会掉出</translation>
    </message>
    <message>
        <source>Open: put notes in</source>
        <translation>已开：可放纸币</translation>
    </message>
    <message>
        <source>Shut: notes come back</source>
        <translation>已关：纸币会退回</translation>
    </message>
    <message>
        <source>Holds €{amount}</source>
        <translation>内有 €{amount}</translation>
    </message>
    <message>
        <source>{count} came back</source>
        <translation>退回 {count} 个</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>{count} coins in the hopper</source>
        <translation>找零器内有 {count} 枚</translation>
    </message>
    <message>
        <source>1 coin given out</source>
        <translation>已找出 1 枚</translation>
    </message>
    <message>
        <source>{count} coins given out</source>
        <translation>已找出 {count} 枚</translation>
    </message>
    <message>
        <source>Nothing given out yet</source>
        <translation>尚未找零</translation>
    </message>
    <message>
        <source>Fill it up</source>
        <translation>装满</translation>
    </message>
    <message>
        <source>Leave a few coins</source>
        <translation>只留几枚</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>It is open</source>
        <translation>开着</translation>
    </message>
    <message>
        <source>It is shut</source>
        <translation>关着</translation>
    </message>
    <message>
        <source>Shut it</source>
        <translation>关上</translation>
    </message>
    <message>
        <source>Open with the key</source>
        <translation>用钥匙打开</translation>
    </message>
    <message>
        <source>It jams</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>The shopper's phone</source>
        <translation>顾客的手机</translation>
    </message>
    <message>
        <source>Pays at once</source>
        <translation>立即支付</translation>
    </message>
    <message>
        <source>Says no</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Looks away</source>
        <translation>不理会</translation>
    </message>
    <message>
        <source>Nobody paid by phone yet</source>
        <translation>尚无手机支付</translation>
    </message>
    <message>
        <source>Last: €{amount}, {state}</source>
        <translation>最近：€{amount}，{state}</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Lamp over the lane</source>
        <translation>收银台上方的灯</translation>
    </message>
    <message>
        <source>Its relays stick</source>
        <translation>继电器粘住</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>常亮</translation>
    </message>
    <message>
        <source>blinking</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>不亮</translation>
    </message>
    <message>
        <source>The lane is free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>A shopper is here</source>
        <translation>有顾客</translation>
    </message>
    <message>
        <source>Help is wanted</source>
        <translation>需要帮助</translation>
    </message>
    <message>
        <source>Help is on the way</source>
        <translation>帮助在路上</translation>
    </message>
    <message>
        <source>The lane is closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>The lane is free for a small basket</source>
        <translation>空闲，供少量商品快速结账</translation>
    </message>
    <message>
        <source>The lane is in service</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>The lane is out of order</source>
        <translation>暂停使用</translation>
    </message>
    <message>
        <source>Buttons and presence</source>
        <translation>按钮与感应</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Somebody stands before the lane</source>
        <translation>收银台前有人</translation>
    </message>
    <message>
        <source>Its self-test fails</source>
        <translation>自检不通过</translation>
    </message>
    <message>
        <source>Its memory is full</source>
        <translation>存储已满</translation>
    </message>
    <message>
        <source>{count} sales signed</source>
        <translation>已签名 {count} 笔</translation>
    </message>
    <message>
        <source>Mend all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>所有设备</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>还没有通信</translation>
    </message>
    <message>
        <source>The lane is connected</source>
        <translation>收银台已连接</translation>
    </message>
    <message>
        <source>The lane let go</source>
        <translation>收银台已断开</translation>
    </message>
    <message>
        <source>The device hung up</source>
        <translation>设备挂断</translation>
    </message>
    <message>
        <source>The cable is in</source>
        <translation>电缆已插上</translation>
    </message>
    <message>
        <source>The cable is out</source>
        <translation>电缆已拔下</translation>
    </message>
    <message>
        <source>status enquiry</source>
        <translation>状态查询</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>authorisation</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>log off</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>repeat receipt</source>
        <translation>重打凭条</translation>
    </message>
    <message>
        <source>reversal</source>
        <translation>撤销交易</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退货交易</translation>
    </message>
    <message>
        <source>end of day</source>
        <translation>日终</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>abort asked</source>
        <translation>请求中止</translation>
    </message>
    <message>
        <source>status information</source>
        <translation>交易结果</translation>
    </message>
    <message>
        <source>intermediate status</source>
        <translation>中间状态</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>print line</source>
        <translation>打印一行</translation>
    </message>
    <message>
        <source>print block</source>
        <translation>打印一段</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否认</translation>
    </message>
    <message>
        <source>block taken</source>
        <translation>已收块</translation>
    </message>
    <message>
        <source>block again</source>
        <translation>重发块</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>test hopper</source>
        <translation>找零器检测</translation>
    </message>
    <message>
        <source>enable hopper</source>
        <translation>启用找零器</translation>
    </message>
    <message>
        <source>hopper status</source>
        <translation>找零器状态</translation>
    </message>
    <message>
        <source>dispense coins</source>
        <translation>吐币</translation>
    </message>
    <message>
        <source>count for life</source>
        <translation>累计计数</translation>
    </message>
    <message>
        <source>coin of the hopper</source>
        <translation>找零币种</translation>
    </message>
    <message>
        <source>stop hopper</source>
        <translation>停止吐币</translation>
    </message>
    <message>
        <source>coin id</source>
        <translation>硬币标识</translation>
    </message>
    <message>
        <source>level</source>
        <translation>存量</translation>
    </message>
    <message>
        <source>master inhibit</source>
        <translation>总禁收</translation>
    </message>
    <message>
        <source>read credit</source>
        <translation>读取投币</translation>
    </message>
    <message>
        <source>inhibit coins</source>
        <translation>币种禁收</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>product code</source>
        <translation>产品码</translation>
    </message>
    <message>
        <source>manufacturer</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>simple poll</source>
        <translation>轮询应答</translation>
    </message>
    <message>
        <source>inhibit notes</source>
        <translation>纸币禁收</translation>
    </message>
    <message>
        <source>setup</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>protocol version</source>
        <translation>协议版本</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>give back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>levels</source>
        <translation>各币存量</translation>
    </message>
    <message>
        <source>route note</source>
        <translation>纸币去向</translation>
    </message>
    <message>
        <source>pay out</source>
        <translation>付出</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成元</translation>
    </message>
    <message>
        <source>modulus</source>
        <translation>模数</translation>
    </message>
    <message>
        <source>key exchange</source>
        <translation>密钥交换</translation>
    </message>
    <message>
        <source>counters</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>enable payout</source>
        <translation>启用付出</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>好</translation>
    </message>
    <message>
        <source>unknown command</source>
        <translation>未知命令</translation>
    </message>
    <message>
        <source>wrong parameters</source>
        <translation>参数不对</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>此刻不行</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>weigh</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>置零</translation>
    </message>
    <message>
        <source>tare</source>
        <translation>去皮</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>automatic status</source>
        <translation>自动状态</translation>
    </message>
    <message>
        <source>bar code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切纸</translation>
    </message>
    <message>
        <source>drawer pulse</source>
        <translation>开钱箱脉冲</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>initialise</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>paper report</source>
        <translation>纸张查询</translation>
    </message>
    <message>
        <source>process id</source>
        <translation>处理编号</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>status asked</source>
        <translation>查询状态</translation>
    </message>
    <message>
        <source>after trouble</source>
        <translation>故障后继续</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>cents</source>
        <translation>分</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>it says nothing</source>
        <translation>没有任何回应</translation>
    </message>
    <message>
        <source>all that it says comes so much later, or a second</source>
        <translation>每次回应都推迟这么久，默认一秒</translation>
    </message>
    <message>
        <source>stray bytes come before all that it says</source>
        <translation>每次回应前有杂码</translation>
    </message>
    <message>
        <source>what it says comes byte by byte</source>
        <translation>回应逐字节到达</translation>
    </message>
    <message>
        <source>what it says within a moment comes at once</source>
        <translation>一小段时间内的回应合并到达</translation>
    </message>
    <message>
        <source>once, only the first half of what it says comes</source>
        <translation>一次：只收到回应的前一半</translation>
    </message>
    <message>
        <source>once, what it says comes twice</source>
        <translation>一次：回应重复两遍</translation>
    </message>
    <message>
        <source>its wire is gone until that is mended</source>
        <translation>线路断开，直到修复</translation>
    </message>
    <message>
        <source>the last digit of each code is wrong</source>
        <translation>每个码的末位不对</translation>
    </message>
    <message>
        <source>the bytes of each code come mangled</source>
        <translation>每个码的字节混乱</translation>
    </message>
    <message>
        <source>the last report of each code does not come</source>
        <translation>每个码缺最后一个报告</translation>
    </message>
    <message>
        <source>each report tells a length that it does not have</source>
        <translation>每个报告的长度不实</translation>
    </message>
    <message>
        <source>of its report descriptor only the beginning can be read</source>
        <translation>报告描述符只能读到开头</translation>
    </message>
    <message>
        <source>once, keys in the middle of a code are lost, and the kernel says so</source>
        <translation>一次：码中间的按键丢失，内核有提示</translation>
    </message>
    <message>
        <source>each key is held until it repeats</source>
        <translation>每个键按住直到连发</translation>
    </message>
    <message>
        <source>its pictures are out of focus</source>
        <translation>图像失焦</translation>
    </message>
    <message>
        <source>hardly any light falls on the counter</source>
        <translation>台面几乎没有光</translation>
    </message>
    <message>
        <source>each answer has a byte of the wrong parity</source>
        <translation>每次回应有一个字节校验位不对</translation>
    </message>
    <message>
        <source>its answers are bytes of no protocol</source>
        <translation>回应不符合任何协议</translation>
    </message>
    <message>
        <source>it sends with a parity bit</source>
        <translation>发送时带校验位</translation>
    </message>
    <message>
        <source>it says that it cannot weigh now</source>
        <translation>表示现在不能称重</translation>
    </message>
    <message>
        <source>it sends with odd parity as an eighth bit</source>
        <translation>发送时第八位为奇校验</translation>
    </message>
    <message>
        <source>it never ends a weighing</source>
        <translation>称重一直不结束</translation>
    </message>
    <message>
        <source>it takes no price of 0</source>
        <translation>不接受单价 0</translation>
    </message>
    <message>
        <source>it finds no logic valid</source>
        <translation>认为任何校验逻辑都无效</translation>
    </message>
    <message>
        <source>it is set to pounds</source>
        <translation>单位设成了磅</translation>
    </message>
    <message>
        <source>it answers with error 01</source>
        <translation>回应错误 01</translation>
    </message>
    <message>
        <source>each total is so much too high</source>
        <translation>每个总价都多出这么多</translation>
    </message>
    <message>
        <source>its answers fail their check: their parity is wrong, or their check byte</source>
        <translation>回应校验不过：校验位或校验字节不对</translation>
    </message>
    <message>
        <source>it says that this part of it is broken</source>
        <translation>表示自身这一部件损坏</translation>
    </message>
    <message>
        <source>it found no zero when it was switched on</source>
        <translation>开机时找不到零点</translation>
    </message>
    <message>
        <source>it refuses what it is asked</source>
        <translation>拒绝请求</translation>
    </message>
    <message>
        <source>once, it obeys and hangs up before it answers</source>
        <translation>一次：照办，但回应前挂断</translation>
    </message>
    <message>
        <source>once, it answers with HTTP status 500</source>
        <translation>一次：回应 HTTP 500</translation>
    </message>
    <message>
        <source>it closes the connection after each answer</source>
        <translation>每次回应后断开连接</translation>
    </message>
    <message>
        <source>its answers have a version and a number that nobody asked for</source>
        <translation>回应的版本和编号与请求不符</translation>
    </message>
    <message>
        <source>its connection is gone once it has come so far</source>
        <translation>进行到这一步时连接断开</translation>
    </message>
    <message>
        <source>its wire is gone once it has come so far</source>
        <translation>进行到这一步时线路断开</translation>
    </message>
    <message>
        <source>so often, or once, it says that it is busy</source>
        <translation>若干次（默认一次）表示正忙</translation>
    </message>
    <message>
        <source>once, its result comes twice, at once or after it was acknowledged</source>
        <translation>一次：结果发两遍，马上或在确认之后</translation>
    </message>
    <message>
        <source>it writes each length in three bytes</source>
        <translation>长度都用三个字节</translation>
    </message>
    <message>
        <source>while it waits for a card it says so again and again, so much apart</source>
        <translation>等卡时按此间隔反复提示</translation>
    </message>
    <message>
        <source>it tells a cent more than it booked</source>
        <translation>告知的金额比入账多一分</translation>
    </message>
    <message>
        <source>it takes nothing back</source>
        <translation>不退回任何交易</translation>
    </message>
    <message>
        <source>it does not close its day</source>
        <translation>不做日终</translation>
    </message>
    <message>
        <source>its totals of the day are a cent too high</source>
        <translation>日终合计多一分</translation>
    </message>
    <message>
        <source>on a serial line, once: a block of its has a wrong checksum</source>
        <translation>串口，一次：一个块的校验和不对</translation>
    </message>
    <message>
        <source>on a serial line, once: it reads a block and does not say so</source>
        <translation>串口，一次：收到块但不确认</translation>
    </message>
    <message>
        <source>on a serial line, once: it asks for a block again</source>
        <translation>串口，一次：要求重发块</translation>
    </message>
    <message>
        <source>once, it hangs up, and reads what was asked so much later, or a second</source>
        <translation>一次：挂断，过这么久（默认一秒）才读请求</translation>
    </message>
    <message>
        <source>so often, or once, it answers with HTTP status 500</source>
        <translation>若干次（默认一次）回应 HTTP 500</translation>
    </message>
    <message>
        <source>once, its answer is no JSON</source>
        <translation>一次：回应不是 JSON</translation>
    </message>
    <message>
        <source>once, its answer is to a request of somebody else</source>
        <translation>一次：回应的是别人的请求</translation>
    </message>
    <message>
        <source>it tells another currency than it booked in</source>
        <translation>告知的币种与入账不同</translation>
    </message>
    <message>
        <source>it reverses nothing</source>
        <translation>不撤销任何交易</translation>
    </message>
    <message>
        <source>a reversal takes it so long, or a second, and is only received at first</source>
        <translation>撤销要这么久（默认一秒），先只表示收到</translation>
    </message>
    <message>
        <source>once, it says that it is busy</source>
        <translation>一次：表示正忙</translation>
    </message>
    <message>
        <source>once, it gives a reason that nobody knows</source>
        <translation>一次：给出无人知道的原因</translation>
    </message>
    <message>
        <source>it knows its last transaction only</source>
        <translation>只记得最后一笔交易</translation>
    </message>
    <message>
        <source>it does not tell the time of a transaction</source>
        <translation>不告知交易时间</translation>
    </message>
    <message>
        <source>once, it hangs up, and reads what was asked so much later</source>
        <translation>一次：挂断，过这么久才读请求</translation>
    </message>
    <message>
        <source>once, its answer is to another merchant</source>
        <translation>一次：回应给了别的商户</translation>
    </message>
    <message>
        <source>once, its answer is about another key</source>
        <translation>一次：回应的是别的编号</translation>
    </message>
    <message>
        <source>once, its answer has another amount</source>
        <translation>一次：回应的金额不同</translation>
    </message>
    <message>
        <source>once, its answer has another currency</source>
        <translation>一次：回应的币种不同</translation>
    </message>
    <message>
        <source>once, it tells a state that nobody knows</source>
        <translation>一次：给出无人知道的状态</translation>
    </message>
    <message>
        <source>it gives nothing back</source>
        <translation>不退款</translation>
    </message>
    <message>
        <source>a code that is shown is good for so long only</source>
        <translation>出示的码只在这么久内有效</translation>
    </message>
    <message>
        <source>its answers lack a brace, and are no JSON</source>
        <translation>回应缺一个括号，不是 JSON</translation>
    </message>
    <message>
        <source>its answers come backwards</source>
        <translation>回应前后颠倒</translation>
    </message>
    <message>
        <source>each contact chatters for 12 ms when it changes</source>
        <translation>触点变化时抖动 12 毫秒</translation>
    </message>
    <message>
        <source>the check digits behind each line are wrong</source>
        <translation>每行后的校验不对</translation>
    </message>
    <message>
        <source>one line that it says by itself does not arrive</source>
        <translation>一条主动消息没有到达</translation>
    </message>
    <message>
        <source>what is sent does not come back, as on no ccTalk bus</source>
        <translation>发出的不回显，与 ccTalk 总线不同</translation>
    </message>
    <message>
        <source>its answers have a wrong checksum</source>
        <translation>回应的校验和不对</translation>
    </message>
    <message>
        <source>each coin gets stuck before the credit sensor</source>
        <translation>每枚硬币卡在计数前</translation>
    </message>
    <message>
        <source>one answer does not arrive</source>
        <translation>一次回应没有到达</translation>
    </message>
    <message>
        <source>it does not say what its coins are worth</source>
        <translation>不告知币值</translation>
    </message>
    <message>
        <source>one answer does not arrive, or that to the command to dispense</source>
        <translation>一次回应没有到达，或是吐币命令的回应</translation>
    </message>
    <message>
        <source>one question does not arrive, or the command to dispense</source>
        <translation>一次请求没有到达，或是吐币命令</translation>
    </message>
    <message>
        <source>a coin lies in the exit, and the motor does not begin</source>
        <translation>出口处有一枚硬币，电机不启动</translation>
    </message>
    <message>
        <source>the motor neither pays nor gives up</source>
        <translation>电机既不吐币也不放弃</translation>
    </message>
    <message>
        <source>it does not count what it pays</source>
        <translation>不计数吐出的硬币</translation>
    </message>
    <message>
        <source>its answers have a wrong check</source>
        <translation>回应的校验不对</translation>
    </message>
    <message>
        <source>a note is jammed, and none is taken</source>
        <translation>纸币卡住，不再收币</translation>
    </message>
    <message>
        <source>the cash box is full, and no note is taken</source>
        <translation>钞箱已满，不再收币</translation>
    </message>
    <message>
        <source>once, it tells of an attempt at fraud</source>
        <translation>一次：报告疑似作弊</translation>
    </message>
    <message>
        <source>it does not count its notes</source>
        <translation>不计数纸币</translation>
    </message>
    <message>
        <source>once, it tells of an event that nobody knows, C0</source>
        <translation>一次：报告无人知道的事件 C0</translation>
    </message>
    <message>
        <source>it speaks protocol 5 at most</source>
        <translation>最高只支持协议 5</translation>
    </message>
    <message>
        <source>a command to pay does not arrive</source>
        <translation>付出命令没有到达</translation>
    </message>
    <message>
        <source>the answer to a command to pay does not arrive</source>
        <translation>付出命令的回应没有到达</translation>
    </message>
    <message>
        <source>a note is jammed after the first of a payout</source>
        <translation>付出第一张后卡钞</translation>
    </message>
    <message>
        <source>it pays and pays, and gives nothing out</source>
        <translation>一直在付，却不出钞</translation>
    </message>
    <message>
        <source>its owner has changed its fixed key</source>
        <translation>固定密钥被更换</translation>
    </message>
    <message>
        <source>a note waits in its mouth to be taken</source>
        <translation>一张纸币在出口等人取走</translation>
    </message>
</context>
</TS>
