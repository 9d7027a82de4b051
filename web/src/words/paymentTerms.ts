// Terms of payments, the accounts they go to, batches and what banks answer.
import type {
  AccountScheme,
  BankLineKind,
  BankLineOutcome,
  BankLineState,
  BatchEvent,
  BatchState,
  NoticeAnswer,
  NoticeWay,
  PayeeBy,
  PayeeEvent,
  PayeeState,
  PaymentCheckName,
  PaymentEvent,
  PaymentState,
} from "../api/types";
import type { Pair } from "./table";

export const accountSchemes: Record<AccountScheme, Pair> = {
  cn: { zh: "境内账号", en: "Chinese account" },
  iban: { zh: "IBAN", en: "IBAN" },
  other: { zh: "其他账号", en: "Another number" },
};

export const payeeStates: Record<PayeeState, Pair> = {
  proposed: { zh: "待核验", en: "Proposed" },
  verified: { zh: "待联系人确认", en: "Verified" },
  cooling_off: { zh: "冷静期", en: "Cooling off" },
  usable: { zh: "可用", en: "Usable" },
  suspended: { zh: "已停用", en: "Suspended" },
  closed: { zh: "已注销", en: "Closed" },
  rejected: { zh: "已退回", en: "Rejected" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

export const payeeSteps: Record<PayeeEvent, Pair> = {
  verify: { zh: "核验", en: "Verify" },
  confirm: { zh: "确认", en: "Confirm" },
  deny: { zh: "否认", en: "Deny" },
  confirm_by_letter: { zh: "凭公函确认", en: "Confirm by letter" },
  become_usable: { zh: "可以使用", en: "Becomes usable" },
  be_replaced: { zh: "被替换", en: "Is replaced" },
  suspend: { zh: "停用", en: "Suspend" },
  resume: { zh: "恢复", en: "Resume" },
  close: { zh: "注销", en: "Close" },
  reject: { zh: "退回", en: "Reject" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  tell_contact: { zh: "登记已告知原联系人", en: "The previous contact was told" },
  take_objection: { zh: "登记原联系人反对", en: "The previous contact objects" },
  ask_override: { zh: "申请紧急启用", en: "Ask for emergency use" },
  override_contact: { zh: "同意紧急启用", en: "Agree to emergency use" },
  review_override: { zh: "复查紧急启用", en: "Review the emergency use" },
};

/** How the previous contact was told of a new account. */
export const noticeWays: Record<NoticeWay, Pair> = {
  letter: { zh: "公函", en: "By letter" },
  call_back: { zh: "按原号码回拨电话", en: "By a call to the number on record" },
  email: { zh: "按原地址发邮件", en: "By mail to the address on record" },
  in_person: { zh: "当面", en: "In person" },
};

/** What he said to it. */
export const noticeAnswers: Record<NoticeAnswer, Pair> = {
  confirmed: { zh: "已确认", en: "Confirmed it" },
  objected: { zh: "反对", en: "Objected" },
  no_answer: { zh: "未答复", en: "Did not answer" },
};

/** Who has to act on an account. */
export const payeeNext: Record<PayeeBy, Pair> = {
  proposer: { zh: "提出人", en: "Whoever proposed it" },
  checker: { zh: "另一位财务人员核验", en: "Another person in finance verifies it" },
  contact: { zh: "原联系人确认", en: "The contact of before confirms it" },
  schedule: { zh: "等待冷静期结束", en: "It cools off" },
  reviewer: { zh: "审计人员复查", en: "An auditor reviews it" },
};

export const paymentStates: Record<PaymentState, Pair> = {
  requested: { zh: "待批准", en: "Requested" },
  approved: { zh: "已批准", en: "Approved" },
  rejected: { zh: "已退回", en: "Rejected" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  batched: { zh: "已编入批次", en: "In a batch" },
  released: { zh: "两人已签", en: "Signed by two" },
  sent: { zh: "已送银行", en: "Sent to the bank" },
  settled: { zh: "已到账", en: "Settled" },
  failed: { zh: "支付失败", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  returned: { zh: "已退汇", en: "Returned" },
};

export const paymentSteps: Record<PaymentEvent, Pair> = {
  approve: { zh: "批准", en: "Approve" },
  reject: { zh: "退回", en: "Reject" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  batch: { zh: "编入批次", en: "Put into a batch" },
  unbatch: { zh: "移出批次", en: "Take out of the batch" },
  release: { zh: "两人签署", en: "Sign by two" },
  send: { zh: "送银行", en: "Send" },
  settle: { zh: "到账", en: "Settle" },
  fail: { zh: "失败", en: "Fail" },
  retry: { zh: "重新支付", en: "Try again" },
  cancel: { zh: "取消", en: "Cancel" },
  bank_return: { zh: "退汇", en: "Return" },
};

/** What is looked at before money moves. */
export const paymentChecks: Record<PaymentCheckName, Pair> = {
  milestone: { zh: "里程碑已达成", en: "The milestone is met" },
  ground: { zh: "应付有任务书、报销或决定为据", en: "An agreement, a claim or a decision stands behind it" },
  due: { zh: "款项已到应付", en: "The money is due" },
  award: { zh: "资助在执行中", en: "The award goes on" },
  payee: { zh: "收款账户可用", en: "The account can be paid" },
  invoice: { zh: "发票未重复", en: "The invoice is not used twice" },
  findings: { zh: "没有未解决的问题", en: "No finding is open" },
  period: { zh: "账期未关", en: "The books are open" },
};

export const batchStates: Record<BatchState, Pair> = {
  prepared: { zh: "待签署", en: "To be signed" },
  signed_once: { zh: "一人已签", en: "Signed by one" },
  signed_twice: { zh: "两人已签", en: "Signed by two" },
  sent: { zh: "已送银行", en: "Sent to the bank" },
  dissolved: { zh: "已解散", en: "Dissolved" },
};

export const batchSteps: Record<BatchEvent, Pair> = {
  sign: { zh: "签署", en: "Sign" },
  send: { zh: "送银行", en: "Send to the bank" },
  dissolve: { zh: "解散", en: "Dissolve" },
};

/** What a bank says in a line. */
export const bankLineKinds: Record<BankLineKind, Pair> = {
  settled: { zh: "成功", en: "Settled" },
  rejected: { zh: "失败", en: "Rejected" },
  returned: { zh: "退回", en: "Returned" },
  credited: { zh: "来账", en: "Money that came in" },
};

export const bankLineOutcomes: Record<BankLineOutcome, Pair> = {
  settles: { zh: "记为到账", en: "Settles" },
  fails: { zh: "记为失败", en: "Fails" },
  returns: { zh: "记为退汇", en: "Returns" },
  known: { zh: "已知，无变化", en: "Known already" },
  unmatched: { zh: "没有对应", en: "Unmatched" },
};

export const bankLineStates: Record<BankLineState, Pair> = {
  unmatched: { zh: "没有对应", en: "Unmatched" },
  matched: { zh: "已对应", en: "Matched" },
  set_aside: { zh: "另行处理", en: "Set aside" },
};
