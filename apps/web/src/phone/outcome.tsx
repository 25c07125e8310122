import { PhoneProblem, type PhoneFailure } from './phone-client';
import type { PhoneLanguage, Say } from './phone-texts';

/** Why nothing goes on, and what the hall said about it in both languages. */
export interface Trouble {
  readonly why: PhoneFailure;
  readonly reason: PhoneProblem['reason'];
}

export const NO_REASON = { zh: '', en: '' };

export function troubleOf(error: unknown): Trouble {
  return error instanceof PhoneProblem
    ? { why: error.failure, reason: error.reason }
    : { why: 'network', reason: NO_REASON };
}

/** Another attempt may help: the link itself is not at its end. */
export function mayTryAgain({ why }: Trouble): boolean {
  return why === 'network' || why === 'refused';
}

interface FailedProps {
  trouble: Trouble;
  say: Say;
  language: PhoneLanguage;
  onAgain(): void;
}

export function Failed({ trouble, say, language, onAgain }: FailedProps): React.JSX.Element {
  return (
    <>
      <Outcome
        good={false}
        title={say('failTitle')}
        text={say(trouble.why, { reason: trouble.reason[language] })}
      />
      {mayTryAgain(trouble) && (
        <button type="button" className="main" onClick={onAgain}>
          {say('again')}
        </button>
      )}
    </>
  );
}

export function Outcome({
  good,
  title,
  text,
}: {
  good: boolean;
  title: string;
  text: string;
}): React.JSX.Element {
  return (
    <section className={good ? 'outcome good' : 'outcome bad'} role={good ? 'status' : 'alert'}>
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        {good ? <path d="M14 25l7 7 13-15" /> : <path d="M24 13v14M24 33.5v.5" />}
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
    </section>
  );
}
