// Sign-in, the first administrator, and an invitation.
import type { Table } from "./table";

export const entrance = {
  signIn: { zh: "登录", en: "Sign in" },
  tagline: {
    zh: "从决策到成果，每一元科研经费都有来路、有去处。",
    en: "From decision to result: every yuan of research money with its cause and its consequence.",
  },
  email: { zh: "电子邮箱", en: "E-mail" },
  password: { zh: "密码", en: "Password" },
  showPassword: { zh: "显示密码", en: "Show password" },
  name: { zh: "姓名", en: "Name" },
  demoAccounts: { zh: "演示账号", en: "Demo accounts" },
  demoHelp: { zh: "点选一个角色即可直接登录。", en: "Choose a role to sign in as." },
  firstRun: { zh: "设立第一位管理员", en: "Set up the first administrator" },
  firstRunWords: {
    zh: "此链接只能使用一次。第一位管理员可以邀请其他人并授予角色。",
    en: "This link works once. The first administrator can invite others and give them roles.",
  },
  create: { zh: "设立并登录", en: "Create and sign in" },
  invitation: { zh: "接受邀请", en: "Accept the invitation" },
  invitationWords: { zh: "请设置密码，之后即可登录。", en: "Choose a password; after that you can sign in." },
  accept: { zh: "设置密码并登录", en: "Set the password and sign in" },
  noToken: {
    zh: "链接不完整，请从邀请中完整复制地址。",
    en: "The link is incomplete; copy the whole address from the invitation.",
  },
  firstRunNeeded: {
    zh: "系统尚未启用。请打开启动时显示的一次性链接。",
    en: "This system is not set up yet. Open the one-time link it printed when it started.",
  },
} satisfies Table;
