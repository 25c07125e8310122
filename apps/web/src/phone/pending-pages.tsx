import { useRef } from 'react';
import type { Say } from './phone-texts';
import type { Pending, PendingPage } from './use-pending';

interface PendingPagesProps {
  pending: Pending;
  say: Say;
  titleOf(kind: string): string;
  /** Nothing more can be done with them. */
  readOnly?: boolean;
}

export function PendingPages({
  pending,
  say,
  titleOf,
  readOnly = false,
}: PendingPagesProps): React.JSX.Element | null {
  if (pending.pages.length === 0) return null;
  return (
    <section>
      <h2>{say('waiting')}</h2>
      <ul className="pending">
        {pending.pages.map((page, index) => (
          <Page
            key={page.key}
            page={page}
            number={index + 1}
            pending={pending}
            say={say}
            title={titleOf(page.paper)}
            readOnly={readOnly}
          />
        ))}
      </ul>
    </section>
  );
}

interface PageProps {
  page: PendingPage;
  number: number;
  pending: Pending;
  say: Say;
  title: string;
  readOnly: boolean;
}

function Page(props: PageProps): React.JSX.Element {
  const { page, number, say, title, readOnly } = props;
  const name = `${title} · ${say('page', { n: number })}`;
  return (
    <li>
      <div className="frame">
        {page.preview === null ? (
          <span className="pdf">
            {page.file.type === 'application/pdf' ? 'PDF' : page.file.name}
          </span>
        ) : (
          <img
            src={page.preview}
            alt={name}
            style={{ transform: `rotate(${String(page.turn)}deg)` }}
          />
        )}
      </div>
      <div className="acts">
        <p>{name}</p>
        {page.problem !== '' && (
          <p className="problem" role="alert">
            ⚠ {page.problem}
          </p>
        )}
        {!readOnly && <PageActs {...props} />}
      </div>
    </li>
  );
}

function PageActs({ page, pending, say }: PageProps): React.JSX.Element {
  const camera = useRef<HTMLInputElement>(null);
  const act = (text: string, onClick: () => void, className = ''): React.JSX.Element => (
    <button type="button" className={className} disabled={pending.sending} onClick={onClick}>
      {text}
    </button>
  );
  return (
    <>
      {page.preview !== null &&
        act(`↻ ${say('turn')}`, () => {
          pending.turn(page.key);
        })}
      {act(say('retake'), () => camera.current?.click())}
      {act(
        say('remove'),
        () => {
          pending.remove(page.key);
        },
        'danger',
      )}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) pending.replace(page.key, file);
        }}
      />
    </>
  );
}
