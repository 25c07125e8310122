import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PhoneOpeningView, ScanView } from '../api/generated';
import { CapturePage } from './capture-page';
import { PhoneClient, PhoneProblem, type PhoneFailure } from './phone-client';
import { sayIn, type PhoneLanguage, type Say } from './phone-texts';

type Phase =
  | { is: 'opening' }
  | { is: 'failed'; why: PhoneFailure; reason: PhoneProblem['reason'] }
  | { is: 'ready'; opening: PhoneOpeningView; sent: ScanView[] }
  | { is: 'done'; pages: number };

const NO_REASON = { zh: '', en: '' };
const REMEMBERED = 'hall.language';

export function PhoneApp({ token }: { token: string }): React.JSX.Element {
  const [language, setLanguage] = useState<PhoneLanguage>(() =>
    localStorage.getItem(REMEMBERED) === 'en-US' ? 'en' : 'zh',
  );
  const client = useMemo(() => new PhoneClient(token), [token]);
  const say = useMemo(() => sayIn(language), [language]);
  const { phase, setPhase, open } = usePhase(client, token);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = say('title');
  }, [language, say]);
  const turnLanguage = (): void => {
    const next = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem(REMEMBERED, next === 'en' ? 'en-US' : 'zh-CN');
    setLanguage(next);
  };

  return (
    <div className="page">
      <header>
        <h1>{say('title')}</h1>
        <button
          type="button"
          className="plain"
          onClick={turnLanguage}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
        >
          {say('language')}
        </button>
      </header>
      {phase.is === 'ready' ? (
        <CapturePage
          {...{ client, say, language }}
          opening={phase.opening}
          sentBefore={phase.sent}
          onDone={(pages) => {
            setPhase({ is: 'done', pages });
          }}
          onFailed={(error) => {
            setPhase(failed(error));
          }}
        />
      ) : (
        <Other {...{ phase, say, language }} onAgain={open} />
      )}
    </div>
  );
}

interface Phases {
  phase: Phase;
  setPhase(phase: Phase): void;
  open(): void;
}

/** Opens the link at once, and again when asked to. */
function usePhase(client: PhoneClient, token: string): Phases {
  const [phase, setPhase] = useState<Phase>(
    token === '' ? { is: 'failed', why: 'noToken', reason: NO_REASON } : { is: 'opening' },
  );
  const open = useCallback((): void => {
    setPhase({ is: 'opening' });
    client
      .open()
      .then(async (opening) => {
        setPhase({ is: 'ready', opening, sent: await client.scans() });
      })
      .catch((error: unknown) => {
        setPhase(failed(error));
      });
  }, [client]);
  useEffect(() => {
    if (token !== '') open();
  }, [token, open]);
  return { phase, setPhase, open };
}

interface OtherProps {
  phase: Exclude<Phase, { is: 'ready' }>;
  say: Say;
  language: PhoneLanguage;
  onAgain(): void;
}

function Other({ phase, say, language, onAgain }: OtherProps): React.JSX.Element {
  switch (phase.is) {
    case 'opening':
      return (
        <p role="status" className="lead">
          {say('opening')}
        </p>
      );
    case 'failed':
      return <Failed why={phase.why} reason={phase.reason[language]} {...{ say, onAgain }} />;
    case 'done':
      return <Outcome good title={say('doneTitle')} text={say('done', { n: phase.pages })} />;
  }
}

function failed(error: unknown): Phase {
  return error instanceof PhoneProblem
    ? { is: 'failed', why: error.failure, reason: error.reason }
    : { is: 'failed', why: 'network', reason: NO_REASON };
}

function Failed({
  why,
  reason,
  say,
  onAgain,
}: {
  why: PhoneFailure;
  reason: string;
  say: Say;
  onAgain(): void;
}): React.JSX.Element {
  return (
    <>
      <Outcome good={false} title={say('failTitle')} text={say(why, { reason })} />
      {(why === 'network' || why === 'refused') && (
        <button type="button" className="main" onClick={onAgain}>
          {say('again')}
        </button>
      )}
    </>
  );
}

function Outcome({
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
