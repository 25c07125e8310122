import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { sessionEndOne, sessionEndOthers, sessionList, type SessionView } from '../api/generated';
import { queryClient } from '../api/queries';
import { showInstant } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ProblemAlert } from '../ui/problem-alert';
import { Loaded } from '../ui/states';
import { StatusTag } from '../ui/status-tag';
import { ACCOUNT_TEXTS } from './account.texts';

export function SessionsPage() {
  const t = useTexts(ACCOUNT_TEXTS);
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => sessionList(),
  });
  const end = useMutation({
    mutationFn: (publicId: string | null) =>
      publicId === null ? sessionEndOthers() : sessionEndOne({ path: { publicId } }),
    onSuccess: () => {
      notify('success', () => t('ended'));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <>
      <PageHeader title={t('sessions')} />
      <Panel>
        <ProblemAlert error={end.error} />
        <p className="help">{t('sessionsHelp')}</p>
        <Loaded query={sessions}>
          {({ items }) => (
            <>
              <SessionTable
                sessions={items}
                onEnd={(publicId) => {
                  end.mutate(publicId);
                }}
              />
              {items.length < 2 ? null : (
                <p className="page-links">
                  <Button
                    danger
                    loading={end.isPending}
                    onClick={() => {
                      end.mutate(null);
                    }}
                  >
                    {t('endOthers')}
                  </Button>
                </p>
              )}
            </>
          )}
        </Loaded>
      </Panel>
    </>
  );
}

function SessionTable({
  sessions,
  onEnd,
}: {
  sessions: readonly SessionView[];
  onEnd: (publicId: string) => void;
}) {
  const t = useTexts(ACCOUNT_TEXTS);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={t('sessions')}>
      <table className="plain">
        <caption className="sr-only">{t('sessions')}</caption>
        <thead>
          <tr>
            {(['device', 'address', 'since', 'seen', 'acts'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.publicId}>
              <td className="words">
                {deviceOf(one.userAgent)}
                <br />
                <span className="help">{one.userAgent}</span>
              </td>
              <td>{one.address}</td>
              <td className="when">{showInstant(one.createdAt)}</td>
              <td className="when">{showInstant(one.lastSeenAt)}</td>
              <td>
                {one.current ? (
                  <StatusTag tone="good" text={t('thisOne')} />
                ) : (
                  <Button
                    danger
                    aria-label={t('endOne', { address: one.address })}
                    onClick={() => {
                      onEnd(one.publicId);
                    }}
                  >
                    {t('end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 'Mozilla/5.0 (Windows NT 10.0…) … Edg/138' → 'Edge · Windows': enough to know one's own device. */
function deviceOf(userAgent: string): string {
  const browsers: [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ];
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Mac OS|Macintosh/, 'macOS'],
    [/Linux/, 'Linux'],
  ];
  const first = (pairs: [RegExp, string][]): string | undefined =>
    pairs.find(([pattern]) => pattern.test(userAgent))?.[1];
  return (
    [first(browsers), first(systems)].filter((one) => one !== undefined).join(' · ') || userAgent
  );
}
