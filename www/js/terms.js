// The glossary (术语表): official terms in plain words. `also` are the other words that a term goes by in
// tables and on the page; `see` names terms that explain more. Words of a table are compared without
// numbering, “其中：” and the kind of brackets.
export const TERMS = [
  // The document
  {
    id: "budget-disclosure",
    zh: { name: "预算公开", also: ["单位预算公开", "部门预算公开"], text: "单位每年把自己的预算表格和说明登在网上，让人人都能看到它打算收多少钱、花多少钱、花在哪里。" },
    en: { name: "Budget disclosure", text: "Every year a public body publishes its budget tables with a narrative, so that anyone can see what it plans to receive and spend, and on what." },
    see: ["budgeted", "final"],
  },
  {
    id: "unit-department",
    zh: { name: "单位与部门", also: ["单位预算", "部门预算"], text: "部门是直接向财政报预算的机关，连同它下属的各单位；单位是其中一家。部门预算等于所属各单位预算合在一起。" },
    en: { name: "Unit and department", text: "A department deals with the finance authority directly and includes the units below it; a unit is one of them. A department's budget is those of its units taken together." },
  },
  {
    id: "budgeted",
    zh: { name: "预算数", also: ["年初预算", "年初预算数", "收入预算", "支出预算"], text: "年初批准、打算收或花的数，是计划，不是已经发生的钱。" },
    en: { name: "Budgeted", also: ["Budgeted amount", "Budgeted income", "Budgeted expenditure"], text: "What was approved at the beginning of the year: a plan, not money that has moved." },
    see: ["executed", "final"],
  },
  {
    id: "executed",
    zh: { name: "执行数", text: "到某个时候为止实际收到或花掉的数。拿它和预算数比，就知道计划走到了哪一步。" },
    en: { name: "Executed", also: ["Executed amount"], text: "What has really been received or spent by a given time. Beside the budgeted amount it shows how far the plan has come." },
    see: ["budgeted", "final"],
  },
  {
    id: "final",
    zh: { name: "决算数", also: ["决算"], text: "一年结束后结清的实际收支数。预算说打算怎么办，决算说结果怎么样。" },
    en: { name: "Final", also: ["Final accounts"], text: "What was really received and spent, settled after the year has ended. The budget tells the plan, final accounts the result." },
    see: ["budgeted"],
  },
  {
    id: "overall-table",
    zh: { name: "收支总表", also: ["单位收支总体情况表", "收入支出决算总表", "部门财务收支预算总表", "预算单位财务收支预算总表"], text: "一张表写全部的钱：一边是从哪里来，一边是到哪里去，两边的总计必须相等。看一份预算，先看它。" },
    en: { name: "Overall income and expenditure", text: "One table with all the money: where it comes from on one side, where it goes on the other, with equal totals. The place to begin." },
    see: ["balance"],
  },
  {
    id: "balance",
    zh: { name: "收支平衡", also: ["收支总计", "收入总计", "支出总计"], text: "收入总计等于支出总计。上年结转的钱算在收入一边，所以花的可以比当年收的多。" },
    en: { name: "Balance of income and expenditure", also: ["Total income", "Total expenditure", "Total income and expenditure"], text: "Total income equals total expenditure. What was carried over counts as income, so more can be spent than comes in during the year." },
    see: ["carry-over"],
  },
  {
    id: "empty-table",
    zh: { name: "空表", text: "没有这类收支时，表也要公开，并写明“本表为空”。没写明的空白，看的人无从知道是没有还是漏了。" },
    en: { name: "Empty table", text: "Where there is nothing of a kind, the table is published all the same and says so. A blank without that sentence may be nothing, or may be forgotten." },
  },
  // Where money comes from
  {
    id: "fiscal-appropriation",
    zh: { name: "财政拨款", also: ["财政拨款收入", "财政拨款（补助）", "当年财政拨款", "财政拨款预算", "财政拨款支出"], text: "财政从国库拨给单位的钱，来自税收等，分三本账：一般公共预算、政府性基金预算、国有资本经营预算。" },
    en: { name: "Fiscal appropriation", also: ["Income from fiscal appropriation", "Expenditure from fiscal appropriation", "Fiscal appropriation of this year"], text: "Money that the finance authority gives a body from the treasury, out of taxes and the like. It comes from three accounts: the general public, government fund and state capital operations budgets." },
    see: ["general-budget", "fund-budget", "state-capital"],
  },
  {
    id: "general-budget",
    zh: { name: "一般公共预算", also: ["一般公共预算拨款", "一般公共预算财政拨款", "一般公共预算支出"], text: "政府最主要的一本账：收入以税收为主，用来办教育、社保、治安、机关运转等大家的事。" },
    en: { name: "General public budget", also: ["General public budget appropriation", "General public budget expenditure"], text: "The government's main account: mostly taxes, spent on what everyone needs, from schools and social security to the running of offices." },
    see: ["fiscal-appropriation"],
  },
  {
    id: "own-resources",
    zh: { name: "一般财力", text: "一般公共预算里由本级自己安排的部分，与上级转移支付相对。" },
    en: { name: "Own resources", also: ["General budget, own resources"], text: "The part of the general public budget that this level of government provides itself, as opposed to transfers from above." },
    see: ["transfers"],
  },
  {
    id: "transfers",
    zh: { name: "上级转移支付", also: ["上级一般公共预算安排的转移支付", "上级一般公共预算安排转移支付", "上级政府性基金安排的转移支付", "上级政府性基金安排转移支付", "上级国有资本经营预算安排的转移支付", "上级国有资本经营预算安排转移支付"], text: "上一级政府给下一级政府的钱，有的指定用途，有的不指定。" },
    en: { name: "Transfers from above", also: ["General budget transfers from above", "Government fund transfers from above", "State capital operations transfers from above", "General budget, transfers from above", "Government funds, transfers from above", "State capital operations, transfers from above"], text: "Money that a higher level of government gives to a lower one, some for a set purpose, some not." },
  },
  {
    id: "fund-budget",
    zh: { name: "政府性基金预算", also: ["政府性基金", "基金预算拨款", "政府性基金收入", "政府性基金预算财政拨款", "政府性基金预算支出"], text: "专款专用的一本账：向特定对象收，只能花在规定的事上，例如卖地收入。很多单位没有，表就是空的。" },
    en: { name: "Government fund budget", also: ["Government funds", "Government fund appropriation", "Government fund income", "Government fund budget expenditure"], text: "An account with a set purpose: raised from particular payers, such as land sales, and spent only on what it was raised for. Many bodies have none and their table is empty." },
  },
  {
    id: "state-capital",
    zh: { name: "国有资本经营预算", also: ["国有资本经营预算拨款", "国有资本经营收入", "国有资本经营预算财政拨款", "国有资本经营预算支出"], text: "国有企业上交的利润和转让股权的收入组成的一本账，主要再用于国企。一般单位没有。" },
    en: { name: "State capital operations budget", also: ["State capital operations", "State capital operations appropriation", "State capital operations income", "State capital operations budget expenditure"], text: "An account made up of state enterprises' profits and sales of shares, spent mostly on state enterprises again. Ordinary bodies have none." },
  },
  {
    id: "special-account",
    zh: { name: "财政专户管理资金", also: ["财政专户核拨", "财政专户（教育收费）", "财政专户"], text: "单位收来、先交进财政专门账户、再拨回来用的钱，主要是学费、住宿费一类教育收费。" },
    en: { name: "Special-account funds", also: ["Special account", "Special account (education fees)"], text: "Money a body collects, pays into a special account of the finance authority and gets back to spend: mainly tuition and other education fees." },
  },
  {
    id: "own-funds",
    zh: { name: "单位资金", also: ["其他资金", "非财政拨款"], text: "财政拨款和专户以外、单位自己取得的钱，例如事业收入、经营收入、上级补助、捐赠、利息。" },
    en: { name: "Own funds", also: ["Other funds"], text: "What a body earns or receives besides fiscal appropriation and the special account: service and business income, subsidies from its superior, gifts, interest." },
    see: ["service-income", "business-income"],
  },
  {
    id: "service-income",
    zh: { name: "事业收入", text: "事业单位做本行的事收到的钱，例如医院的诊疗费、学校的学费。" },
    en: { name: "Service income", text: "What a public institution earns by its proper work, such as a hospital's treatment or a school's tuition." },
  },
  {
    id: "business-income",
    zh: { name: "事业单位经营收入", also: ["经营收入"], text: "事业单位在本行以外另做买卖、独立核算的收入，例如出租场地。" },
    en: { name: "Business income", text: "What a public institution earns by trade beside its proper work, with separate books." },
  },
  {
    id: "superior-subsidies",
    zh: { name: "上级补助收入", text: "主管部门用自己的非财政拨款资金补给下属单位的钱。财政拨的款不算在这里。" },
    en: { name: "Subsidies from the superior body", text: "What a superior body gives to a unit out of its own funds. Fiscal appropriation is not part of it." },
  },
  {
    id: "carry-over",
    zh: { name: "上年结转结余", also: ["上年结转", "年初结转和结余", "财政拨款结转", "非财政拨款结转结余"], text: "上年没花完的钱。结转是事没办完、今年接着用；结余是事办完了或不办了、剩下的。" },
    en: { name: "Carry-over from last year", also: ["Carried over", "Carried over from last year", "Opening balance", "Fiscal appropriation carried over", "Other funds carried over"], text: "Money not spent last year: set aside because the work goes on, or left over because it is done or dropped." },
  },
  {
    id: "closing-balance",
    zh: { name: "年末结转和结余", text: "到年底没花完、留到下一年的钱：年初的加当年收的，减当年花的。" },
    en: { name: "Closing balance", text: "What is left at the end of the year for the next: the opening balance plus income less expenditure." },
    see: ["carry-over"],
  },
  // What it is spent on
  {
    id: "basic",
    zh: { name: "基本支出", also: ["一般公共预算基本支出"], text: "保证单位开门办公的钱：人的工资（人员经费）和日常办公（公用经费）。" },
    en: { name: "Basic expenditure", text: "What it takes to keep the office open: the people (personnel funds) and the daily running (operating funds)." },
    see: ["personnel", "operating", "project"],
  },
  {
    id: "project",
    zh: { name: "项目支出", also: ["项目支出合计", "项目"], text: "为一件件具体的事花的钱，例如一次普查、一个系统、一栋楼，在基本支出之外。" },
    en: { name: "Project expenditure", also: ["Total project expenditure"], text: "Money for one particular thing each, such as a survey, a system, a building, on top of basic expenditure." },
    see: ["basic", "target"],
  },
  {
    id: "personnel",
    zh: { name: "人员经费", text: "花在人身上的基本支出：工资、津贴补贴、社保和公积金缴费、离退休费等。" },
    en: { name: "Personnel funds", text: "Basic expenditure on people: pay and allowances, social security and housing contributions, pensions." },
    see: ["operating"],
  },
  {
    id: "operating",
    zh: { name: "公用经费", text: "日常办公的基本支出：水电、办公用品、差旅、会议、车辆运行、小额设备等。" },
    en: { name: "Operating funds", text: "Basic expenditure on the daily running of an office: power and water, supplies, travel, meetings, vehicles, small equipment." },
    see: ["personnel", "administrative"],
  },
  {
    id: "per-head",
    zh: { name: "人均基本支出", text: "基本支出除以在职人数。各单位编制、离退休人数、职责不同，相互比较时要小心。" },
    en: { name: "Basic expenditure per head", also: ["Basic per person", "Per head", "Basic per head"], text: "Basic expenditure divided by the staff in service. Bodies differ in pensioners and duties, so compare with care." },
    see: ["basic"],
  },
  {
    id: "administrative",
    zh: { name: "机关运行经费", also: ["机关运行经费支出", "机关运行经费预算数"], text: "行政机关和参照公务员法管理的单位，用一般公共预算安排的日常运行的钱，口径是其中的公用经费。纯事业单位没有这一项。" },
    en: { name: "Administrative operating funds", text: "What government offices, and bodies run under the civil service law, get from the general public budget for daily running: their operating funds. Other institutions have none." },
    see: ["operating"],
  },
  {
    id: "function",
    zh: { name: "支出功能分类", also: ["功能分类", "按功能分类", "功能分类科目名称"], text: "按办什么事给支出编号：教育、卫生、公共安全……回答“政府用这些钱做了什么”。" },
    en: { name: "Functional classification", also: ["By function"], text: "Numbers expenditure by its task: education, health, public security … It answers what government does with the money." },
    see: ["levels", "economic"],
  },
  {
    id: "levels",
    zh: { name: "类、款、项", also: ["类款项", "类", "款", "项", "功能分类科目编码"], text: "功能分类由粗到细三级：三位数是类（201），五位是款（20138），七位是项（2013805）。上一级等于下一级之和。" },
    en: { name: "Class, section, item", also: ["Class", "Section", "Item"], text: "Three levels of the functional classification: a class has three digits (201), a section five (20138), an item seven (2013805). Each level is the sum of the one below." },
    see: ["function"],
  },
  {
    id: "economic",
    zh: { name: "支出经济分类", also: ["经济分类", "部门预算经济分类", "部门预算支出经济分类", "经济分类科目名称", "经济分类科目编码"], text: "按钱怎么花给支出编号：发工资、买东西、修房子……三位数是类（301），五位是款（30101）。" },
    en: { name: "Economic classification", text: "Numbers expenditure by how it is spent: pay, purchases, building … A class has three digits (301), a section five (30101)." },
    see: ["function"],
  },
  {
    id: "wages",
    zh: { name: "工资福利支出", text: "经济分类 301：在职人员的工资、奖金、津贴补贴和单位替他们缴的社保、公积金。" },
    en: { name: "Wages and benefits", text: "Economic class 301: pay, bonuses and allowances of the staff in service, with what the body pays into social security and housing funds for them." },
  },
  {
    id: "goods-services",
    zh: { name: "商品和服务支出", also: ["商品服务支出"], text: "经济分类 302：买东西、买服务的钱，如办公费、差旅费、维修费、委托业务费。" },
    en: { name: "Goods and services", text: "Economic class 302: what is bought to work with, such as supplies, travel, repairs, contracted services." },
  },
  {
    id: "families",
    zh: { name: "对个人和家庭的补助", text: "经济分类 303：发给个人或家庭、不是因为今年在这里上班而得的钱，如离退休费、抚恤金、生活补助。" },
    en: { name: "Subsidies to individuals and families", text: "Economic class 303: what is paid to people other than for this year's work, such as pensions, survivors' pay, living allowances." },
  },
  {
    id: "capital",
    zh: { name: "资本性支出", also: ["资本性支出（基本建设）"], text: "买设备、盖房子、建系统等能用好多年的东西的钱。" },
    en: { name: "Capital expenditure", also: ["Capital expenditure (construction)"], text: "Money for things that last for years: equipment, buildings, information systems." },
  },
  // Three public expenses
  {
    id: "three-public",
    zh: { name: "“三公”经费", also: ["“三公”经费预算数", "财政拨款“三公”经费"], text: "用财政拨款安排的三项费用：因公出国（境）、公务用车购置和运行维护、公务接待。容易浪费，所以单独公开、严格控制。" },
    en: { name: "Three public expenses", also: ["Three public", "Three public expenses from fiscal appropriation"], text: "Three kinds of spending out of fiscal appropriation: travel abroad, official vehicles and official receptions. They are easily wasted, so they are published apart and capped." },
    see: ["overseas", "vehicles", "reception"],
  },
  {
    id: "overseas",
    zh: { name: "因公出国（境）费", also: ["因公出国（境）费用"], text: "单位派人出国或去港澳台办公事的国际旅费、住宿费、伙食费、培训费等。" },
    en: { name: "Overseas travel", text: "Travel, lodging, meals and training of people sent abroad, or to Hong Kong, Macao and Taiwan, on duty." },
    see: ["three-public"],
  },
  {
    id: "vehicles",
    zh: { name: "公务用车购置及运行维护费", also: ["公务用车购置及运行费", "公务用车购置及运行费（小计）", "公务用车购置及运行维护费（小计）"], text: "买公车的钱加上养公车的钱。" },
    en: { name: "Official vehicles", also: ["Vehicle purchase and running", "Vehicle purchase and running (subtotal)"], text: "Buying official vehicles, and keeping them on the road." },
    see: ["vehicle-purchase", "vehicle-running"],
  },
  {
    id: "vehicle-purchase",
    zh: { name: "公务用车购置费", also: ["购置费"], text: "买公车的价款和购置税、牌照费。为零是说这一年不打算买车。" },
    en: { name: "Vehicle purchase", also: ["Purchase"], text: "The price of official vehicles with tax and registration. Zero means that none are to be bought this year." },
  },
  {
    id: "vehicle-running",
    zh: { name: "公务用车运行维护费", also: ["公务用车运行费", "运行费"], text: "养公车的钱：燃料费、维修费、过路过桥费、保险费等。" },
    en: { name: "Vehicle running", also: ["Running"], text: "Keeping official vehicles on the road: fuel, repairs, tolls, insurance." },
  },
  {
    id: "reception",
    zh: { name: "公务接待费", text: "按规定接待来办公事的人的餐费、住宿费等。" },
    en: { name: "Official reception", also: ["Official receptions"], text: "Meals, lodging and the like, within the rules, for people who come on official business." },
    see: ["three-public"],
  },
  // Procurement, assets, performance
  {
    id: "procurement",
    zh: { name: "政府采购", also: ["政府采购支出", "采购内容"], text: "用财政性资金、按法定办法买货物、工程和服务。预算里写打算买多少。" },
    en: { name: "Government procurement", also: ["Object of procurement"], text: "Buying goods, works and services with public money by the procedures of the law. A budget says how much is to be bought." },
    see: ["goods-works-services", "small-firms"],
  },
  {
    id: "goods-works-services",
    zh: { name: "货物、工程、服务", also: ["货物", "工程", "服务"], text: "政府采购的三类：买来的东西、建或修的工程、请人做的事。三类相加是采购总额。" },
    en: { name: "Goods, works, services", also: ["Goods", "Works", "Services"], text: "The three kinds of procurement: things, building and repair, work done by others. Together they are the whole." },
  },
  {
    id: "small-firms",
    zh: { name: "面向中小企业预留", also: ["面向小微企业预留"], text: "采购预算里专门留给中小企业的份额，其中再有一份留给小型、微型企业。" },
    en: { name: "Reserved for small and medium enterprises", also: ["Reserved for small and micro enterprises"], text: "The part of procurement that is set aside for small and medium enterprises, and within it a part for the small and micro ones." },
  },
  {
    id: "assets",
    zh: { name: "国有资产占用使用", also: ["国有资产"], text: "单位现在用着的国家财产：房屋、车辆、大型设备等，写数量和价值。" },
    en: { name: "State assets held", also: ["State assets"], text: "Property of the state that a body uses: buildings, vehicles, large equipment, with numbers and values." },
  },
  {
    id: "target",
    zh: { name: "绩效目标", also: ["整体预算绩效目标", "编报绩效目标", "绩效目标设置情况"], text: "花这笔钱要办成什么、办到什么程度，事先写下来，年底好对账。" },
    en: { name: "Performance target", also: ["Performance targets"], text: "What the money is to achieve, and how far, written down beforehand so that it can be checked afterwards." },
    see: ["indicator"],
  },
  {
    id: "indicator",
    zh: { name: "绩效指标", text: "把绩效目标拆成能数、能量的几条：数量、质量、时效、成本、效益、满意度，各有目标值和分值。" },
    en: { name: "Performance indicator", also: ["Indicator", "Performance indicators"], text: "A target in countable pieces: quantity, quality, time, cost, benefit, satisfaction, each with a value to reach and its points." },
    see: ["target", "weight"],
  },
  {
    id: "weight",
    zh: { name: "分值权重", text: "一项指标在评价里占多少分；一个项目各项指标的分值合起来通常是 100 分或 90 分。" },
    en: { name: "Weight", also: ["Weight (points)"], text: "How many points an indicator counts in the evaluation; those of a project usually add up to 100 or 90." },
  },
  // Numbers
  {
    id: "relation",
    zh: { name: "勾稽关系", also: ["全部勾稽关系"], text: "数与数之间必须对得上的关系：合计等于各项之和，同一个数在几张表里相同，部分不大于整体。对不上，就有一处印错或漏了。" },
    en: { name: "Relation", also: ["Relations", "All relations"], text: "How printed figures must agree: a total is the sum of its parts, the same figure is the same in every table, a part is no more than the whole. Where they do not, something is misprinted or missing." },
    see: ["outcomes"],
  },
  {
    id: "outcomes",
    zh: { name: "成立、不成立、无法判断、不适用", also: ["成立", "不成立", "无法判断", "不适用"], text: "一条关系的四种结果：对得上；相差超出四舍五入；缺要用的数；这份文件不具备前提。" },
    en: { name: "Holds, broken, unknown, not applicable", also: ["Holds", "Broken", "Cannot be judged", "Not applicable"], text: "What a relation can come to: the figures agree; they differ by more than rounding; a figure is missing; this document lacks what the relation rests on." },
    see: ["rounding"],
  },
  {
    id: "check-calculate",
    zh: { name: "审核与测算", also: ["审核", "测算"], text: "改数的两种方式。审核：只改这一格，看哪些关系还成立。测算：这一格变了，合计和别处同一个数跟着变。" },
    en: { name: "Check and Calculate", also: ["Check", "Calculate"], text: "Two ways to change a figure. Check changes that cell alone and shows which relations still hold. Calculate moves its totals, and the same figure elsewhere, with it." },
  },
  {
    id: "share",
    zh: { name: "占比", also: ["比重"], text: "部分除以整体，写成百分数。要问清“占谁的”：同一个数，占总支出和占基本支出的比例不同。" },
    en: { name: "Share", text: "A part divided by its whole, as a percentage. Always ask: of what? The same figure is a different share of all expenditure and of basic expenditure." },
    see: ["hundred"],
  },
  {
    id: "hundred",
    zh: { name: "每 100 元", text: "把总数折成 100 元，看各项分到几元，和占比是一回事，只是更好想。" },
    en: { name: "Of every 100 yuan", text: "The whole counted as 100 yuan, to see how many go to each part: the share, made easier to picture." },
    see: ["share"],
  },
  {
    id: "change",
    zh: { name: "增减额", also: ["增减", "增减变化"], text: "今年数减上年数。正的是增加，负的是减少。" },
    en: { name: "Change", text: "This year's figure less last year's. Positive is more, negative is less." },
    see: ["growth"],
  },
  {
    id: "growth",
    zh: { name: "增长率", also: ["增减率", "增减幅度"], text: "增减额除以上年数，写成百分数。上年是零或不知道，就没有增长率。上年数很小时，增长率会大得惊人，要连增减额一起看。" },
    en: { name: "Growth", also: ["Growth rate"], text: "The change divided by last year's figure, as a percentage. There is none if last year is zero or unknown. From a small figure it looks enormous: read it together with the change." },
    see: ["change"],
  },
  {
    id: "money-unit",
    zh: { name: "万元", also: ["金额单位", "计量单位", "元、万元、亿元"], text: "1 万元是 10,000 元，1 亿元是 10,000 万元。公开表多以万元为单位、保留两位小数，最小到 100 元。" },
    en: { name: "10,000 yuan", also: ["Money unit"], text: "Amounts are mostly printed in units of 10,000 yuan (万元) with two decimals, that is, to 100 yuan. 10,000 of these are 100 million yuan (亿元)." },
    see: ["rounding"],
  },
  {
    id: "rounding",
    zh: { name: "四舍五入", text: "舍去的部分够一半就进一。每个数各自四舍五入后，相加可能与合计差一点，这不算错；差得比四舍五入能解释的多，才算不成立。" },
    en: { name: "Rounding", text: "Half or more is rounded up, in size. Figures that are each rounded may add up to a little more or less than their total, which is no error; only a difference that rounding cannot explain is." },
    see: ["relation"],
  },
  {
    id: "total",
    zh: { name: "总计与合计", also: ["总计", "合计", "小计"], text: "小计加几项，合计加各个小计，总计再把上年结转等加进来，是最大的一个数。" },
    en: { name: "Total", also: ["Subtotal"], text: "A subtotal adds a few lines, a total adds the subtotals, and the grand total takes in what was carried over as well: the largest figure." },
  },
];
