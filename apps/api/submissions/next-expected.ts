import { HOLDER, levelAt } from '#libs/case/plan';
import type { ProcessState } from '#libs/case/process';
import { ROLE_TEXTS } from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';

const CORRECT: Text = {
  zh: '请按退回意见修改后重新提交',
  en: 'Correct as the opinion says and submit again',
};
const SUBMIT_AGAIN: Text = { zh: '可直接重新提交', en: 'You may submit it again as it is' };

const BRING_FOR_APPROVAL: Text = {
  zh: '请上传材料并提交审批',
  en: 'Upload the papers and submit for approval',
};
const BRING: Text = { zh: '请上传材料并提交办理', en: 'Upload the papers and submit' };

function bring({ plan }: ProcessState): Text {
  return plan.levels.length > 0 ? BRING_FOR_APPROVAL : BRING;
}

const OF_HOLDER: Text = {
  zh: '由账户所在单位办理转移；逾期未办的，转由中心办理',
  en: 'The unit that holds the account is to transfer it; after that day the centre does',
};

/** What the process itself does not hold. */
interface Circumstances {
  /** It came back because nobody decided in time. */
  readonly lapsed: boolean;
  /** Who has claimed the open task; empty where the reader is not told who. */
  readonly claimer: string | null;
}

/** What the operator may expect next, and by when. */
export function nextExpected(
  state: ProcessState,
  { lapsed, claimer }: Circumstances,
): { text: Text; at: string | null } | null {
  switch (state.stage) {
    case 'approval': {
      const { role } = levelAt(state.plan, state.level);
      if (role === HOLDER) return { text: OF_HOLDER, at: state.dueAt };
      return { text: decisionOf(ROLE_TEXTS[role], claimer), at: state.dueAt };
    }
    case 'scanning':
      return {
        text: bring(state),
        at: null,
      };
    case 'returned':
      return { text: lapsed ? SUBMIT_AGAIN : CORRECT, at: null };
    case 'posting':
      return {
        text: {
          zh: '正在入账，通常几秒内完成；若长时间没有变化，中心运维人员会处理，无需重复提交',
          en: 'Posting, usually within seconds; if it takes long, operations look into it',
        },
        at: null,
      };
    case 'collecting':
      return {
        text: {
          zh: '请按汇补缴书缴款，款项足额后自动入账',
          en: 'Pay as the slip says; once it is fully paid, the members are credited by themselves',
        },
        at: null,
      };
    case 'allocating':
      return {
        text: {
          zh: '款项已足额，正在记入职工个人账户',
          en: 'Fully paid; the members’ accounts are being credited',
        },
        at: null,
      };
    case 'parked':
      return {
        text: { zh: '中心运维人员正在处理', en: 'The centre’s operations are looking into it' },
        at: null,
      };
    default:
      return null;
  }
}

function decisionOf(role: Text, claimer: string | null): Text {
  const text = {
    zh: `由中心${role.zh}人员审批`,
    en: `The centre decides: ${role.en}`,
  };
  if (claimer === null) return text;
  return {
    zh: `${text.zh}，已由${claimer === '' ? '审批人员' : claimer}签收`,
    en: `${text.en}, claimed by ${claimer === '' ? 'a reviewer' : claimer}`,
  };
}
