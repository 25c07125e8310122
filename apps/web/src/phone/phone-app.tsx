import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ScanView } from '../api/generated';
import { CapturePage } from './capture-page';
import { Failed, NO_REASON, Outcome, troubleOf, type Trouble } from './outcome';
import { PhoneClient, type PhoneOpening } from './phone-client';
import { sayIn, type PhoneLanguage, type Say } from './phone-texts';

type Phase =
  | { is: 'opening' }
  | ({ is: 'failed' } & Trouble)
  | { is: 'ready'; opening: PhoneOpening; sent: ScanView[] }
  | { is: 'done'; pages: number };

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
      return <Failed trouble={phase} {...{ say, language, onAgain }} />;
    case 'done':
      return <Outcome good title={say('doneTitle')} text={say('done', { n: phase.pages })} />;
  }
}

function failed(error: unknown): Phase {
  return { is: 'failed', ...troubleOf(error) };
}
