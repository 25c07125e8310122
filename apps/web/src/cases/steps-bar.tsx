import { CheckOutlined, CloseOutlined, ExclamationOutlined } from '@ant-design/icons';
import type { SubmissionDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { CASE_TEXTS } from './cases.texts';
import { processSteps } from './process-steps';

const MARKS = { done: CheckOutlined, stopped: CloseOutlined, attention: ExclamationOutlined };

/** The steps on top: where the case stands, at a glance. */
export function StepsBar({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const server = useServerText();
  return (
    <ol className="case-steps" aria-label={t('steps')}>
      {processSteps(submission).map(({ key, name, state, who, at }, index) => {
        const Mark = state === 'current' || state === 'waiting' ? null : MARKS[state];
        return (
          <li
            key={key}
            className={`step ${state}`}
            aria-current={state === 'current' || state === 'attention' ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden>
              {Mark === null ? index + 1 : <Mark />}
            </span>
            <span>
              <b>{typeof name === 'string' ? t(name) : server(name)}</b>
              <small>
                {state === 'done' && who !== ''
                  ? `${who} ${showInstant(at).slice(5)}`
                  : t(`state.${state}`)}
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
