import { useState } from 'react';
import { PendingPages } from './pending-pages';
import type { PhoneClient, PhoneOpening, PhoneScan } from './phone-client';
import type { PhoneLanguage, Say } from './phone-texts';
import { PictureChooser } from './picture-chooser';
import { SentPages } from './sent-pages';
import { useCountdown } from './use-countdown';
import { usePending } from './use-pending';

interface CapturePageProps {
  client: PhoneClient;
  opening: PhoneOpening;
  sentBefore: PhoneScan[];
  say: Say;
  language: PhoneLanguage;
  onDone(pages: number): void;
  onFailed(error: unknown): void;
}

/** Paper → photos → send → finish, on one page that one thumb can work. */
export function CapturePage({
  client,
  opening,
  sentBefore,
  say,
  language,
  onDone,
  onFailed,
}: CapturePageProps): React.JSX.Element {
  const [paper, setPaper] = useState(opening.papers[0]?.kind ?? '');
  const [sent, setSent] = useState(sentBefore);
  const [notice, setNotice] = useState('');
  const left = useCountdown(opening.expiresAt);
  const pending = usePending(client, {
    language,
    say,
    onSent: (scan) => {
      setSent((all) => [...all, scan]);
    },
    onFailed,
  });
  const titleOf = (kind: string): string =>
    opening.papers.find((one) => one.kind === kind)?.title[language] ?? kind;

  const finish = (): void => {
    if (pending.pages.length > 0) {
      setNotice(say('finishFirst', { n: pending.pages.length }));
      return;
    }
    client
      .close()
      .then(() => {
        onDone(sent.length);
      })
      .catch(onFailed);
  };

  return (
    <>
      <p className="lead">
        {opening.businessTitle[language]}
        <span className="clock">{say('minutes', { m: left })}</span>
      </p>
      {opening.papers.length > 1 && (
        <fieldset className="papers">
          <legend>{say('which')}</legend>
          {opening.papers.map((one) => (
            <label key={one.kind} className={one.kind === paper ? 'on' : ''}>
              <input
                type="radio"
                name="paper"
                checked={one.kind === paper}
                onChange={() => {
                  setPaper(one.kind);
                }}
              />
              <span>{one.title[language]}</span>
              <small>
                {say('sentPages', { n: sent.filter((scan) => scan.paper === one.kind).length })}
              </small>
            </label>
          ))}
        </fieldset>
      )}
      {opening.papers.length === 1 && <p className="one-paper">{titleOf(paper)}</p>}
      <PictureChooser
        say={say}
        onPictures={(files) => {
          setNotice('');
          pending.add(paper, files);
        }}
      />
      <p className="tips">{say('tips')}</p>
      <PendingPages pending={pending} say={say} titleOf={titleOf} />
      <SentPages
        client={client}
        scans={sent}
        say={say}
        titleOf={titleOf}
        onFailed={onFailed}
        onDeleted={(id) => {
          setSent((all) => all.filter((scan) => scan.id !== id));
        }}
      />
      <div className="foot">
        <p role="alert" className="notice">
          {notice}
        </p>
        {pending.pages.length > 0 && (
          <button
            type="button"
            className="main"
            disabled={pending.sending}
            onClick={() => {
              setNotice('');
              pending.send();
            }}
          >
            {pending.sending
              ? say('sending', { p: pending.percent })
              : say('send', { n: pending.pages.length })}
          </button>
        )}
        <button
          type="button"
          className={pending.pages.length > 0 ? 'second' : 'main'}
          disabled={pending.sending}
          onClick={finish}
        >
          {say('finish')}
        </button>
      </div>
    </>
  );
}
