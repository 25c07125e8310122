import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { openCase } from '../api/commands';
import { offersTake, type MessageDto } from '../api/generated';
import { QUERY_KEYS, reread } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import { ProblemAlert } from '../ui/problem-alert';
import { BOX_TEXTS } from './boxes.texts';

/** One click begins what can be done for the accounts that have come to the unit: a draft with all of them in it. */
export function TakeOffer({ message, business }: { message: MessageDto; business: string }) {
  const t = useTexts(BOX_TEXTS);
  const navigate = useNavigate();
  const taking = useMutation({
    mutationFn: async () => {
      const { businessNo, draftVersion } = await openCase(business);
      const headers = { 'If-Match': `"${String(draftVersion)}"` };
      const body = { offerNo: message.businessNo };
      return { businessNo, ...(await offersTake({ path: { businessNo }, headers, body })) };
    },
    onSuccess: async ({ businessNo, added, passedOver }) => {
      await reread(QUERY_KEYS.submission(businessNo));
      notify('success', () =>
        t(passedOver > 0 ? 'offerTakenInPart' : 'offerTaken', { added, passedOver }),
      );
      void navigate(`/cases/${businessNo}/edit`);
    },
  });
  return (
    <>
      {taking.error !== null && <ProblemAlert error={taking.error} />}
      <Button
        type="primary"
        loading={taking.isPending}
        onClick={() => {
          taking.mutate();
        }}
      >
        {t('takeOffer')}
      </Button>
    </>
  );
}
