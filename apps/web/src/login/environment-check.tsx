import { useQuery } from '@tanstack/react-query';
import { surroundingsRead } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { StatusTag } from '../ui/status-tag';
import { LOGIN_TEXTS } from './login.texts';
import { useUkey } from './ukey-store';

type CheckKey = 'Browser' | 'Secure' | 'Cookies' | 'Live' | 'Storage' | 'Key' | 'Clock' | 'Screen';
interface Check {
  key: CheckKey;
  good: boolean;
  needed: boolean;
}

/** As far as a clock may be off before somebody should know. */
const CLOCK_OFF_MS = 120_000;

/** How far this computer's clock is from the hall's, when the answer came. */
function useSurroundings() {
  return useQuery({
    queryKey: ['surroundings'],
    staleTime: Infinity,
    queryFn: async () => {
      const asked = Date.now();
      const { now, ukeyDriverUrl } = await surroundingsRead();
      return { ukeyDriverUrl, offMs: (asked + Date.now()) / 2 - Date.parse(now) };
    },
  }).data;
}

function useChecks(offMs: number): Check[] {
  const inserted = useUkey((state) => state.inserted !== null);
  return [
    { key: 'Browser', good: isCurrentBrowser(), needed: true },
    { key: 'Secure', good: window.isSecureContext && 'subtle' in crypto, needed: true },
    { key: 'Cookies', good: navigator.cookieEnabled, needed: true },
    {
      key: 'Live',
      good: 'EventSource' in window && 'locks' in navigator && 'BroadcastChannel' in window,
      needed: true,
    },
    { key: 'Storage', good: storageWorks(), needed: true },
    { key: 'Key', good: inserted, needed: false },
    { key: 'Clock', good: Math.abs(offMs) < CLOCK_OFF_MS, needed: false },
    { key: 'Screen', good: window.screen.width >= 1366, needed: false },
  ];
}

/** What the pages are made with, and browsers of some years ago lack. */
function isCurrentBrowser(): boolean {
  return (
    'showModal' in HTMLDialogElement.prototype &&
    'toReversed' in Array.prototype &&
    CSS.supports('selector(:has(a))')
  );
}

function storageWorks(): boolean {
  try {
    localStorage.setItem('hall.check', '1');
    localStorage.removeItem('hall.check');
    return true;
  } catch {
    return false;
  }
}

/** What the hall needs of this computer, each point said in words; and the driver of the key. */
export function EnvironmentCheck() {
  const t = useTexts(LOGIN_TEXTS);
  const surroundings = useSurroundings();
  const offMs = surroundings?.offMs ?? 0;
  const minutes = Math.round(Math.abs(offMs) / 60_000);
  const all = useChecks(offMs);
  const failed = all.filter((check) => check.needed && !check.good).length;
  return (
    <>
      <details className="fold" open={failed > 0}>
        <summary>
          {t('environment')}
          <StatusTag
            tone={failed === 0 ? 'good' : 'bad'}
            text={failed === 0 ? t('environmentGood') : t('environmentBad', { count: failed })}
          />
        </summary>
        <ul className="checks">
          {all.map(({ key, good, needed }) => (
            <li key={key}>
              <StatusTag
                tone={good ? 'good' : needed ? 'bad' : 'warn'}
                text={t(good ? 'good' : key === 'Key' ? 'notFound' : needed ? 'bad' : 'advised')}
              />
              <span>
                {t(`check${key}`)}
                {good ? null : <span className="help">　{t(`check${key}Help`, { minutes })}</span>}
              </span>
            </li>
          ))}
        </ul>
        <p className="help">{t('browsers')}</p>
      </details>
      <details className="fold">
        <summary>{t('driver')}</summary>
        <p className="help">{t('driverHelp')}</p>
        <DriverLink url={surroundings?.ukeyDriverUrl ?? null} />
      </details>
    </>
  );
}

function DriverLink({ url }: { url: string | null }) {
  const t = useTexts(LOGIN_TEXTS);
  if (url === null) return <p className="help">{t('driverAtCentre')}</p>;
  return (
    <p>
      <a className="text-link" href={url} target="_blank" rel="noreferrer">
        {t('driverDownload')}
      </a>
    </p>
  );
}
