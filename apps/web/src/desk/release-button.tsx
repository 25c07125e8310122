import { Button } from 'antd';
import type { TaskDto } from '../api/generated';
import { useSignedIn } from '../frame/session';
import { showInstant } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { confirmFinal } from '../ui/confirm';
import { DESK_TEXTS } from './desk.texts';

interface ReleaseButtonProps {
  task: TaskDto;
  busy: boolean;
  onRelease: () => void;
  /** Where the page does not say which task is meant. */
  label?: string;
}

/** Gives a task back. One's own at once, for it is claimed again as easily; somebody else's after a question. */
export function ReleaseButton({ task, busy, onRelease, label }: ReleaseButtonProps) {
  const t = useTexts(DESK_TEXTS);
  const me = useSignedIn();
  const { claimedBy, claimedAt } = task;
  if (claimedBy === null || !task.mayDo.includes('release')) return null;
  const release = async (): Promise<void> => {
    const another = claimedBy.id !== me.id;
    const name = claimedBy.name;
    const question = {
      title: t('releaseTitle'),
      text: t('releaseHelp', { name, at: showInstant(claimedAt) }),
      confirmText: t('release'),
    };
    if (!another || (await confirmFinal(question))) onRelease();
  };
  return (
    <Button loading={busy} onClick={() => void release()} aria-label={label}>
      {t('release')}
    </Button>
  );
}
