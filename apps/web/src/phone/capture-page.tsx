import { useState } from 'react';
import type { PhonePaperView, ScanView } from '../api/generated';
import { Failed, mayTryAgain, troubleOf, type Trouble } from './outcome';
import { PendingPages } from './pending-pages';
import type { PhoneClient, PhoneOpening } from './phone-client';
import type { PhoneLanguage, Say } from './phone-texts';
import { PictureChooser } from './picture-chooser';
import { SentPages } from './sent-pages';
import { useCountdown } from './use-countdown';
import { usePending, type Pending } from './use-pending';

interface CapturePageProps {
  client: PhoneClient;
  opening: PhoneOpening;
  sentBefore: ScanView[];
  say: Say;
  language: PhoneLanguage;
  onDone(pages: number): void;
}

/** Paper → photos → send → finish, on one page that one thumb can work. */
export function CapturePage({
  client,
  opening,
  sentBefore,
  say,
  language,
  onDone,
}: CapturePageProps): React.JSX.Element {
  const [paper, setPaper] = useState(opening.papers[0]?.kind ?? '');
  const [sent, setSent] = useState(sentBefore);
  /** How many stood in the way of finishing; said in the language that is chosen now. */
  const [unsent, setUnsent] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const onFailed = (error: unknown): void => {
    setTrouble(troubleOf(error));
  };
  const left = useCountdown(opening.endsAt);
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
      setUnsent(pending.pages.length);
      return;
    }
    client
      .close()
      .then(() => {
        onDone(pagesOf(sent));
      })
      .catch(onFailed);
  };

  if (trouble !== null)
    return (
      <Stopped
        {...{ trouble, pending, say, language, titleOf }}
        onAgain={() => {
          setTrouble(null);
        }}
      />
    );
  return (
    <>
      <p className="lead">
        {opening.businessTitle[language]}
        <span className="clock">{say('minutes', { m: left })}</span>
      </p>
      <PaperChoice {...{ opening, sentBefore, sent, say, language, paper }} onPaper={setPaper} />
      <PictureChooser
        say={say}
        onPictures={(files) => {
          setUnsent(0);
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
      <Foot
        {...{ pending, say }}
        notice={unsent === 0 ? '' : say('finishFirst', { n: unsent })}
        empty={sent.length === 0}
        onSend={() => {
          setUnsent(0);
          pending.send();
        }}
        onFinish={finish}
      />
    </>
  );
}

interface StoppedProps {
  trouble: Trouble;
  pending: Pending;
  say: Say;
  language: PhoneLanguage;
  titleOf(kind: string): string;
  onAgain(): void;
}

/** A picture not sent is nowhere but here, so it stays in view when the link has come to its end. */
function Stopped({ trouble, pending, say, language, titleOf, onAgain }: StoppedProps) {
  return (
    <>
      <Failed {...{ trouble, say, language, onAgain }} />
      {pending.pages.length > 0 && !mayTryAgain(trouble) && (
        <p className="tips">{say('notSent', { n: pending.pages.length })}</p>
      )}
      <PendingPages pending={pending} say={say} titleOf={titleOf} readOnly />
    </>
  );
}

interface PaperChoiceProps {
  opening: PhoneOpening;
  sentBefore: readonly ScanView[];
  sent: readonly ScanView[];
  say: Say;
  language: PhoneLanguage;
  paper: string;
  onPaper(kind: string): void;
}

/** One paper is only named; of several, one is chosen. */
function PaperChoice(props: PaperChoiceProps) {
  const { opening, sentBefore, sent, say, language, paper, onPaper } = props;
  // Pages there at the opening include what this phone had sent by then.
  const pagesThere = ({ kind, pages }: PhonePaperView): number =>
    pages - pagesOf(sentBefore, kind) + pagesOf(sent, kind);
  const [only, ...others] = opening.papers;
  if (others.length === 0) return <p className="one-paper">{only?.title[language]}</p>;
  return (
    <fieldset className="papers">
      <legend>{say('which')}</legend>
      {opening.papers.map((one) => (
        <label key={one.kind} className={one.kind === paper ? 'on' : ''}>
          <input
            type="radio"
            name="paper"
            checked={one.kind === paper}
            onChange={() => {
              onPaper(one.kind);
            }}
          />
          <span>{one.title[language]}</span>
          <small>{say('pagesThere', { n: pagesThere(one) })} </small>
        </label>
      ))}
    </fieldset>
  );
}

/** A PDF is one scan of several pages. */
function pagesOf(scans: readonly ScanView[], kind?: string): number {
  return scans
    .filter((scan) => kind === undefined || scan.paper === kind)
    .reduce((sum, scan) => sum + scan.pages, 0);
}

interface FootProps {
  pending: Pending;
  say: Say;
  notice: string;
  /** Nothing is there that could be finished with. */
  empty: boolean;
  onSend(): void;
  onFinish(): void;
}

function Foot({ pending, say, notice, empty, onSend, onFinish }: FootProps) {
  const waiting = pending.pages.length;
  return (
    <div className="foot">
      <p role="alert" className="notice">
        {notice}
      </p>
      {waiting > 0 && (
        <button type="button" className="main" disabled={pending.sending} onClick={onSend}>
          {pending.sending ? say('sending', { p: pending.percent }) : say('send', { n: waiting })}
        </button>
      )}
      <button
        type="button"
        className={waiting > 0 || empty ? 'second' : 'main'}
        disabled={pending.sending}
        onClick={onFinish}
      >
        {say('finish')}
      </button>
    </div>
  );
}
