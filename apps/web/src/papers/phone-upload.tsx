import { ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, QRCode } from 'antd';
import { scansLink, type ScanLinkView } from '../api/generated';
import { useMe } from '../frame/session';
import { useTexts } from '../i18n/texts';
import { useCountdown } from '../phone/use-countdown';
import { FailureState, LoadingState } from '../ui/states';
import { PAPERS_TEXTS } from './papers.texts';

const QR_SIZE = 168;

/** The code a phone scans: single use, ten minutes, without the operator's session. */
export function PhoneUpload({ businessNo, paper }: { businessNo: string; paper: string }) {
  const t = useTexts(PAPERS_TEXTS);
  const link = useQuery({
    queryKey: ['scan-link', businessNo],
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: () => scansLink({ path: { businessNo }, body: { paper } }),
  });
  const renew = (): void => {
    void link.refetch();
  };
  return (
    <section aria-label={t('phone')} className="phone-way">
      <h3>{t('phone')}</h3>
      {link.data === undefined ? (
        link.isError ? (
          <FailureState error={link.error} retry={renew} />
        ) : (
          <LoadingState rows={3} />
        )
      ) : (
        <Code link={link.data} busy={link.isFetching} onRenew={renew} />
      )}
    </section>
  );
}

function Code({ link, busy, onRenew }: { link: ScanLinkView; busy: boolean; onRenew(): void }) {
  const t = useTexts(PAPERS_TEXTS);
  const me = useMe();
  const left = useCountdown(link.expiresAt);
  const expired = left === '00:00';
  return (
    <div className="phone-code">
      <div
        className={expired ? 'qr expired' : 'qr'}
        role="img"
        aria-label={expired ? t('qrExpired') : t('qr')}
      >
        <span aria-hidden>
          <QRCode
            value={link.url}
            type="svg"
            size={QR_SIZE}
            bordered={false}
            color="#14213a"
            bgColor="#ffffff"
          />
        </span>
        {expired && <strong>{t('qrExpired')}</strong>}
      </div>
      <div>
        <p>{t('phoneHelp')}</p>
        {!expired && <p className="help amount">{t('qrLeft', { time: left })}</p>}
        <Button icon={<ReloadOutlined aria-hidden />} loading={busy} onClick={onRenew}>
          {t('qrRefresh')}
        </Button>
        {me.data?.demonstration === true && !expired && (
          <p>
            <a className="text-link" href={link.url} target="_blank" rel="noreferrer">
              {t('qrHere')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
