// Everyday words for what documents and the page call otherwise.

/** What is said, and what it may mean, in Chinese: everything goes by its Chinese name too. */
const WORDS = [
  [
    ["员工", "职工", "工资", "薪", "人头", "staff", "employee", "salary", "salaries", "wage", "payroll"],
    ["人员经费", "工资福利支出", "每100元", "在职人员"],
  ],
  [
    ["变化", "变动", "涨", "降", "增加", "减少", "whatchanged", "change", "differen", "increase", "decrease"],
    ["比上年", "增减额", "增长率"],
  ],
  [["花在", "去哪", "用在", "spend", "spent", "where"], ["到哪里去", "每100元"]],
  [["收入", "来源", "哪来", "income", "revenue"], ["从哪里来"]],
  [["吃喝", "招待", "车", "出国", "旅游", "meal", "car", "travel", "dining"], ["三公"]],
  [["错", "问题", "对不上", "error", "wrong", "mistake", "problem"], ["审核结果", "问题"]],
  [["下载", "表格文件", "excel", "download"], ["导出", "保存"]],
  [["发给", "链接", "send", "link"], ["分享"]],
];

/** What else may be meant by what was typed, letters only: words, each with how likely, the first most. */
export function meant(typed) {
  const says = (word) => typed.includes(word) || (typed.length > 2 && word.startsWith(typed));
  return WORDS.filter(([said]) => said.some(says)).flatMap(([, meant]) => meant.map((word, at) => [word, 0.9 - 0.2 * at]));
}
