import { useTexts } from '../i18n/texts';
import { StatusTag } from '../ui/status-tag';
import { LOGIN_TEXTS } from './login.texts';

type CheckKey = 'Secure' | 'Cookies' | 'Live' | 'Storage' | 'Screen';
interface Check {
  key: CheckKey;
  good: boolean;
  needed: boolean;
}

function checks(): Check[] {
  return [
    { key: 'Secure', good: window.isSecureContext && 'subtle' in crypto, needed: true },
    { key: 'Cookies', good: navigator.cookieEnabled, needed: true },
    {
      key: 'Live',
      good: 'EventSource' in window && 'locks' in navigator && 'BroadcastChannel' in window,
      needed: true,
    },
    { key: 'Storage', good: storageWorks(), needed: true },
    { key: 'Screen', good: window.screen.width >= 1366, needed: false },
  ];
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

/** What the hall needs of this computer, each point said in words; and what the old manual's driver is for. */
export function EnvironmentCheck() {
  const t = useTexts(LOGIN_TEXTS);
  const all = checks();
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
                text={good ? t('good') : t('bad')}
              />
              <span>
                {t(`check${key}`)}
                {good ? null : <span className="help">　{t(`check${key}Help`)}</span>}
              </span>
            </li>
          ))}
        </ul>
        <p className="help">{t('browsers')}</p>
      </details>
      <details className="fold">
        <summary>{t('driver')}</summary>
        <p className="help">{t('driverHelp')}</p>
      </details>
    </>
  );
}
