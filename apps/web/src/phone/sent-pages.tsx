import { useState } from 'react';
import type { ScanView } from '../api/generated';
import type { PhoneClient } from './phone-client';
import type { Say } from './phone-texts';

interface SentPagesProps {
  client: PhoneClient;
  scans: readonly ScanView[];
  say: Say;
  titleOf(kind: string): string;
  onDeleted(id: string): void;
  onFailed(error: unknown): void;
}

/** What has arrived at the hall. Deleting asks once more, in place: a phone has no undo within reach. */
export function SentPages({
  client,
  scans,
  say,
  titleOf,
  onDeleted,
  onFailed,
}: SentPagesProps): React.JSX.Element {
  const [asked, setAsked] = useState<string | null>(null);
  const remove = (id: string): void => {
    setAsked(null);
    client
      .delete(id)
      .then(() => {
        onDeleted(id);
      })
      .catch(onFailed);
  };
  return (
    <section aria-live="polite">
      <h2>{say('sentCount', { n: scans.length })}</h2>
      {scans.length === 0 && <p className="tips">{say('sentNone')}</p>}
      <ul className="sent">
        {scans.map((scan, index) => (
          <SentLine
            key={scan.id}
            say={say}
            name={`${titleOf(scan.paper)} · ${say('page', { n: index + 1 })}`}
            asked={asked === scan.id}
            onAsk={(ask) => {
              setAsked(ask ? scan.id : null);
            }}
            onDelete={() => {
              remove(scan.id);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface SentLineProps {
  say: Say;
  name: string;
  asked: boolean;
  onAsk(ask: boolean): void;
  onDelete(): void;
}

function SentLine({ say, name, asked, onAsk, onDelete }: SentLineProps): React.JSX.Element {
  return (
    <li>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <circle cx="12" cy="12" r="10" />
        <path d="M7 12.5l3.4 3.4L17 9" />
      </svg>
      <span>{name}</span>
      {asked && (
        <button type="button" className="danger" onClick={onDelete}>
          {say('deleteReally')}
        </button>
      )}
      <button
        type="button"
        onClick={() => {
          onAsk(!asked);
        }}
      >
        {asked ? say('keep') : say('delete')}
      </button>
    </li>
  );
}
