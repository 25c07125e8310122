import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import {
  previewRead,
  type BusinessDto,
  type HomeCodeTablesResponse,
  type SubmissionDto,
} from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { useSigns } from '../../i18n/signs';
import { useServerText, useTexts } from '../../i18n/texts';
import { Dialog } from '../../ui/dialog';
import { Loaded } from '../../ui/states';
import { CheckSums } from '../register/check-facts';
import { UnitPromise } from '../steps/unit-promise';
import { ChangesTable } from './changes-table';
import { FIELDS_TEXTS } from './fields.texts';
import type { Changes } from './use-changes';

interface ConfirmChangesProps {
  open: boolean;
  busy: boolean;
  submission: SubmissionDto;
  business: BusinessDto;
  dictionaries: HomeCodeTablesResponse;
  changes: Changes;
  onClose(): void;
  onComplete(): void;
}

/** 待变更清册 page of the manual: checked once more before 完成办理; the crosses work here too. */
export function ConfirmChanges({
  open,
  busy,
  submission,
  business,
  dictionaries,
  changes,
  onClose,
  onComplete,
}: ConfirmChangesProps) {
  const t = useTexts(FIELDS_TEXTS);
  const signs = useSigns();
  const server = useServerText();
  const papers = signs.list(submission.papersDemanded.map((paper) => server(paper.title)));
  const [saving, setSaving] = useState(false);
  const complete = async (): Promise<void> => {
    setSaving(true);
    // A cross pressed here is saved before the case is sent.
    if ((await changes.flush()) && changes.list.length > 0 && changes.errors.length === 0)
      onComplete();
    setSaving(false);
  };
  return (
    <Dialog
      open={open}
      wide
      title={t('listTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('backToForm')}</Button>
          <Button
            type="primary"
            loading={busy || saving}
            disabled={changes.list.length === 0}
            onClick={() => {
              void complete();
            }}
          >
            {t('complete')}
          </Button>
        </>
      }
    >
      <p>{t('confirmHelp')}</p>
      <ChangesTable {...{ business, dictionaries, changes }} />
      {open && <RatioEffect businessNo={submission.businessNo} of={changes} />}
      {papers !== '' && <p className="help dialog-note">{t('papersNext', { papers })}</p>}
      <UnitPromise />
    </Dialog>
  );
}

/** What changed ratios come to in their month, before they are sent; of other fields there is nothing to add up. */
function RatioEffect({ businessNo, of: { list } }: { businessNo: string; of: Changes }) {
  const hasRatio = list.some(({ field }) => field.input === 'ratio');
  const preview = useQuery({
    queryKey: QUERY_KEYS.preview(businessNo),
    enabled: hasRatio,
    staleTime: 0,
    queryFn: ({ signal }) => previewRead({ path: { businessNo }, signal }),
  });
  if (!hasRatio) return null;
  return (
    <Loaded query={preview} rows={2}>
      {(shown) => <CheckSums figures={shown} />}
    </Loaded>
  );
}
