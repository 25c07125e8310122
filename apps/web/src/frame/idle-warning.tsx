import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { listenToTyping } from '../ui/keys';
import { NoteBox } from '../ui/problem-alert';
import { FRAME_TEXTS } from './frame.texts';
import { keepAlive, lockPage, useSession } from './session';

const WARN_MS = 120_000;
/** Working on the page counts as being there, told to the server at most this often. */
const TELL_EVERY_MS = 60_000;

/** Two minutes before the session ends: asks, and 保持登录 keeps it. */
export function IdleWarning() {
  const t = useTexts(FRAME_TEXTS);
  const idleEndsAt = useSession((state) => state.idleEndsAt);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const staying = useMutation({ mutationFn: keepAlive });
  const leftMs = idleEndsAt - now;
  const warned = leftMs <= WARN_MS;
  useEffect(() => (warned ? undefined : tellActivity()), [warned]);
  useEffect(() => {
    if (leftMs <= 0) lockPage('idle');
  }, [leftMs]);
  return (
    <Dialog
      mustAnswer
      open={warned && leftMs > 0}
      title={t('idleTitle')}
      onClose={() => undefined}
      footer={
        <Button
          type="primary"
          loading={staying.isPending}
          onClick={() => {
            staying.mutate();
          }}
        >
          {t('stay')}
        </Button>
      }
    >
      <p role="timer">{t('idleHelp', { seconds: Math.max(0, Math.ceil(leftMs / 1000)) })}</p>
      {staying.isError ? <NoteBox tone="error" title={t('stayFailed')} /> : null}
    </Dialog>
  );
}

function tellActivity(): () => void {
  let toldAt = performance.now();
  const tell = (): void => {
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    keepAlive().catch(() => undefined);
  };
  window.addEventListener('pointerdown', tell);
  const stop = listenToTyping(tell);
  return () => {
    window.removeEventListener('pointerdown', tell);
    stop();
  };
}
