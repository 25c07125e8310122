import { Button } from 'antd';
import { useImportTexts, usePasted } from './pasted-context';

interface WayButtonsProps {
  busy: boolean;
  onCancel(): void;
  onConfirm(): void;
  onBack(): void;
}

/** Until the check is done: a file that is chosen is sent; pasted lines are sent already, and if not read are gone back to. */
export function WayButtons({ busy, onCancel, onConfirm, onBack }: WayButtonsProps) {
  const t = useImportTexts();
  const isFile = usePasted() === null;
  return (
    <>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      {(isFile || !busy) && (
        <Button type="primary" loading={busy} onClick={isFile ? onConfirm : onBack}>
          {t(isFile ? 'confirm' : 'again')}
        </Button>
      )}
    </>
  );
}
