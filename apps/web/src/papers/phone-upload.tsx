import { ReloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { scansLink, type ScanLinkView } from '../api/generated';
import { useMe } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { useCountdown } from '../phone/use-countdown';
import { ProblemAlert } from '../ui/problem-alert';
import { FailureState, LoadingState } from '../ui/states';
import { PAPERS_TEXTS } from './papers.texts';

const QR_SIZE = 168;

/** The code a phone scans: single use, ten minutes, without the operator's session. */
export function PhoneUpload({ businessNo, paper }: { businessNo: string; paper: string }) {
  const t = useTexts(PAPERS_TEXTS);
  const cache = useQueryClient();
  // A code nobody has scanned yet follows the choice of the paper: the phone begins with what the desk shows.
  const queryKey = ['scan-link', businessNo, paper];
  const link = useQuery({
    queryKey,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async () => timed(await scansLink({ path: { businessNo }, body: { paper } })),
  });
  // Only who asks for it ends the code a phone is at work with; a page loaded anew does not.
  const renewal = useMutation({
    mutationFn: async () =>
      timed(await scansLink({ path: { businessNo }, body: { paper, renew: true } })),
    onSuccess: (fresh) => {
      cache.setQueryData(queryKey, fresh);
    },
  });
  const renew = (): void => {
    renewal.mutate();
  };
  return (
    <section aria-label={t('phone')} className="phone-way">
      <h3>{t('phone')}</h3>
      {link.data === undefined ? (
        link.isError ? (
          <FailureState
            error={link.error}
            retry={() => {
              void link.refetch();
            }}
          />
        ) : (
          <LoadingState rows={3} />
        )
      ) : (
        <Code link={link.data} busy={renewal.isPending} onRenew={renew} />
      )}
      <ProblemAlert error={renewal.error} />
    </section>
  );
}

/** A link and when it ends, by the page's steady clock. */
type TimedLink = ScanLinkView & { readonly endsAt: number };

function timed(link: ScanLinkView): TimedLink {
  return { ...link, endsAt: performance.now() + link.leftMs };
}

interface CodeProps {
  link: TimedLink;
  busy: boolean;
  onRenew(): void;
}

function Code({ link: { url, endsAt }, busy, onRenew }: CodeProps) {
  const t = useTexts(PAPERS_TEXTS);
  const me = useMe();
  const left = useCountdown(endsAt);
  const expired = left === '00:00';
  return (
    <div className="phone-code">
      {url !== null && <Picture url={url} expired={expired} />}
      <div>
        <p role={url === null ? 'status' : undefined}>{helpOf(url, expired, t)}</p>
        {!expired && <p className="help amount">{t('qrLeft', { time: left })}</p>}
        <Button icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={onRenew}>
          {t('qrRefresh')}
        </Button>
        {me.data?.demonstration === true && url !== null && !expired && (
          <p>
            <a className="text-link" href={url} target="_blank" rel="noreferrer">
              {t('qrHere')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** Without an address a phone holds the code: the hall keeps only its hash and cannot show it again. */
function helpOf(
  url: string | null,
  expired: boolean,
  t: (key: 'phoneHelp' | 'phoneAtWork' | 'qrExpired') => string,
): string {
  if (url !== null) return t('phoneHelp');
  return t(expired ? 'qrExpired' : 'phoneAtWork');
}

function Picture({ url, expired }: { url: string; expired: boolean }) {
  const t = useTexts(PAPERS_TEXTS);
  return (
    <div
      className={expired ? 'qr expired' : 'qr'}
      role="img"
      aria-label={expired ? t('qrExpired') : t('qr')}
    >
      <span aria-hidden>
        <QRCode
          value={url}
          type="svg"
          size={QR_SIZE}
          bordered={false}
          color="#14213a"
          bgColor="#ffffff"
        />
      </span>
      {expired && <strong>{t('qrExpired')}</strong>}
    </div>
  );
}
