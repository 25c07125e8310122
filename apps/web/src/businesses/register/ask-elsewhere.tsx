import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWaitingWord } from '../../cases/use-waiting-word';
import { openCase, runCommand } from '../../api/commands';
import { requestsName } from '../../api/generated';
import { QUERY_KEYS, reread } from '../../api/queries';
import { useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import { ProblemAlert } from '../../ui/problem-alert';
import { giveUpUnsaved } from '../../ui/unsaved';
import { REGISTER_TEXTS } from './register.texts';

export interface PersonElsewhere {
  readonly idType: string;
  readonly idNumber: string;
  readonly name: string;
}

interface AskElsewhereProps {
  /** The business of the request. */
  business: string;
  person: PersonElsewhere;
}

/** One press asks the unit that holds the account of whoever was to be entered; which one it is, is not told. */
export function AskElsewhere({ business, person }: AskElsewhereProps) {
  const t = useTexts(REGISTER_TEXTS);
  const navigate = useNavigate();
  const sayWaiting = useWaitingWord();
  const asking = useMutation({
    mutationFn: async () => {
      const { businessNo, draftVersion } = await openCase(business);
      const headers = { 'If-Match': `"${String(draftVersion)}"` };
      const { idType, ...named } = person;
      const body = { ...named, ...(idType === '' ? {} : { idType }) };
      const draft = await requestsName({ path: { businessNo }, headers, body });
      await runCommand(
        businessNo,
        { verb: 'submit', draftVersion: draft.draftVersion },
        sayWaiting,
      );
      return businessNo;
    },
    onSuccess: async (businessNo) => {
      await reread(QUERY_KEYS.submission(businessNo));
      giveUpUnsaved();
      notify('success', () => t('askedElsewhere', { name: person.name }));
      void navigate(`/cases/${businessNo}/edit`);
    },
  });
  return (
    <div className="ask-elsewhere">
      {asking.error !== null && <ProblemAlert error={asking.error} />}
      <Button
        loading={asking.isPending}
        onClick={() => {
          asking.mutate();
        }}
      >
        {t('askElsewhere')}
      </Button>
    </div>
  );
}
