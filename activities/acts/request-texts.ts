import { cityDayOf } from '#libs/fund/city-time';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { AskedAccount } from '#libs/persistence/requests/person-asked';
import { MESSAGE_TEXTS } from '#libs/texts/message.texts';
import { fillText, type Text } from '#libs/texts/text';

export interface AskedOf {
  readonly account: AskedAccount;
  readonly asker: Pick<UnitEntity, 'name' | 'accountNo'>;
  /** The account still pays: it is to be sealed first. */
  readonly pays: boolean;
  readonly answerBy: string | null;
}

/** The line a case that was asked for has in the lists of its unit, and what its operators are told. */
export function askedTexts({ account, asker, pays, answerBy }: AskedOf) {
  const day = answerBy === null ? '' : cityDayOf(new Date(answerBy));
  const key = pays ? 'asked-paying' : 'asked';
  return {
    summary: {
      summary: `${asker.name} 请求转入 ${account.name}（${account.accountNo}）`,
      summaryEn: `${asker.name} asks for ${account.name} (${account.accountNo})`,
    },
    message: (name: string, businessNo: string): { textKey: string; text: Text } => ({
      textKey: key,
      text: fillText(MESSAGE_TEXTS[key], {
        name,
        unit: asker.name,
        member: account.name,
        day,
        businessNo,
      }),
    }),
  };
}
