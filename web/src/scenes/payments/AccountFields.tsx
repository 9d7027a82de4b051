// The fields of a bank account, for ours and for a payee's.
import type { Problem } from "../../api/client";
import { useSettings } from "../../api/settings";
import type { AccountScheme } from "../../api/types";
import { Choice, Entry } from "../../parts/inputs";
import { useSpeech } from "../../words";

export interface Account {
  scheme: AccountScheme;
  number: string;
  bank_code: string;
  bank_name: string;
  holder: string;
  currency: string;
}
export const emptyAccount: Account = {
  scheme: "cn",
  number: "",
  bank_code: "",
  bank_name: "",
  holder: "",
  currency: "",
};

/** The account as the server takes it. */
export function useAccountBody(account: Account) {
  const standard = useSettings()?.default_currency ?? "CNY";
  return {
    scheme: account.scheme,
    number: account.number.trim(),
    bank_code: account.bank_code.trim(),
    ...(account.bank_name.trim() && { bank_name: account.bank_name.trim() }),
    holder: account.holder.trim(),
    currency: account.currency || standard,
  };
}

interface Props {
  value: Account;
  onChange: (value: Account) => void;
  problem: Problem | null;
}

export function AccountFields({ value, onChange, problem }: Props) {
  const { term } = useSpeech();
  const { currency } = useAccountBody(value);
  const set = (some: Partial<Account>) => onChange({ ...value, ...some });
  return (
    <>
      <Entry
        label="payments.holder"
        help="payments.holderHelp"
        name="holder"
        required
        problem={problem}
        value={value.holder}
        onChange={(holder) => set({ holder })}
      />
      <div className="pair">
        <Choice
          label="payments.scheme"
          name="scheme"
          problem={problem}
          options={(["cn", "iban", "other"] as const).map((name) => ({
            value: name,
            words: term("accountSchemes", name),
          }))}
          value={value.scheme}
          onChange={(scheme) => set({ scheme: scheme as AccountScheme })}
        />
        <Entry
          label="payments.number"
          name="number"
          required
          autoComplete="off"
          problem={problem}
          value={value.number}
          onChange={(number) => set({ number })}
        />
      </div>
      <div className="pair">
        <Entry
          label="payments.bankCode"
          name="bank_code"
          required
          autoComplete="off"
          problem={problem}
          value={value.bank_code}
          onChange={(bank_code) => set({ bank_code })}
        />
        <Entry
          label="payments.bank"
          name="bank_name"
          problem={problem}
          value={value.bank_name}
          onChange={(bank_name) => set({ bank_name })}
        />
      </div>
      <Entry
        label="money.currency"
        name="currency"
        maxLength={3}
        problem={problem}
        value={currency}
        onChange={(text) => set({ currency: text.toUpperCase() })}
      />
    </>
  );
}
