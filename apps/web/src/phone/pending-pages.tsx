import { useRef } from 'react';
import type { Say } from './phone-texts';
import type { Pending, PendingPage } from './use-pending';

interface PendingPagesProps {
  pending: Pending;
  say: Say;
  titleOf(kind: string): string;
}

export function PendingPages({
  pending,
  say,
  titleOf,
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
}

function Page({ page, number, pending, say, title }: PageProps): React.JSX.Element {
  const camera = useRef<HTMLInputElement>(null);
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
            style={{ transform: `rotate(${String(page.turns * 90)}deg)` }}
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
        {page.preview !== null && (
          <button
            type="button"
            disabled={pending.sending}
            onClick={() => {
              pending.turn(page.key);
            }}
          >
            ↻ {say('turn')}
          </button>
        )}
        <button type="button" disabled={pending.sending} onClick={() => camera.current?.click()}>
          {say('retake')}
        </button>
        <button
          type="button"
          className="danger"
          disabled={pending.sending}
          onClick={() => {
            pending.remove(page.key);
          }}
        >
          {say('remove')}
        </button>
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
      </div>
    </li>
  );
}
