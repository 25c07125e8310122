import type { ProcessState } from '#libs/submission/process';
import { ROLE_TEXTS } from '#libs/texts/process.texts';
import type { Text } from '#libs/texts/text';

const CORRECT: Text = {
  zh: '请按退回意见修改后重新提交',
  en: 'Correct as the opinion says and submit again',
};
const SUBMIT_AGAIN: Text = { zh: '可直接重新提交', en: 'You may submit it again as it is' };

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
      const role = state.plan.levels[state.level]?.role ?? 'first-reviewer';
      return { text: decisionOf(ROLE_TEXTS[role], claimer), at: state.dueAt };
    }
    case 'scanning':
      return {
        text: { zh: '请上传材料并提交审批', en: 'Upload the papers and submit for approval' },
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
