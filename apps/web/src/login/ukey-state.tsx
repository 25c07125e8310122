import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTexts } from '../i18n/texts';
import { ProblemAlert } from '../ui/problem-alert';
import { StatusTag } from '../ui/status-tag';
import { LOGIN_TEXTS } from './login.texts';
import { insertDemonstrationUkey } from './ukey';
import { removeUkey, useUkey } from './ukey-store';

/** Whether a UKey is there and whose it is; in the demonstration a click plugs one in. */
export function UkeyState({
  unitAccountNo,
  demonstration,
}: {
  unitAccountNo: string;
  demonstration: boolean;
}) {
  const t = useTexts(LOGIN_TEXTS);
  const { inserted, reading } = useUkey();
  const insert = useMutation({ mutationFn: () => insertDemonstrationUkey(unitAccountNo.trim()) });
  const other =
    inserted !== null && unitAccountNo.trim() !== '' && inserted !== unitAccountNo.trim();
  return (
    <div className="ukey" role="group" aria-label={t('ukey')}>
      <div className="ukey-line">
        <span className="ukey-name">{t('ukey')}</span>
        {reading !== null ? (
          <StatusTag tone="busy" text={t('readingKey')} />
        ) : inserted === null ? (
          <StatusTag tone="warn" text={t('ukeyOut')} />
        ) : other ? (
          <StatusTag tone="bad" text={t('ukeyOther', { unit: inserted })} />
        ) : (
          <StatusTag tone="good" text={t('ukeyIn', { unit: inserted })} />
        )}
      </div>
      {demonstration ? (
        <div className="ukey-line">
          <span className="demo-mark">{t('demonstration')}</span>
          {inserted === null || other ? (
            <Button
              id="insert-ukey"
              loading={insert.isPending}
              onClick={() => {
                insert.mutate();
              }}
            >
              {t('insertKey')}
            </Button>
          ) : (
            <Button onClick={removeUkey}>{t('removeKey')}</Button>
          )}
        </div>
      ) : null}
      <ProblemAlert error={insert.error} />
    </div>
  );
}
