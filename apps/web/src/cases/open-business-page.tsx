import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { openSubmission } from '../api/commands';
import { submissionsEdit, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS, queryClient } from '../api/queries';
import { FailureState, LoadingState } from '../ui/states';

/** A tile's address: goes on with the reader's draft of this business, or opens one; with `member`, for that member. */
export function OpenBusinessPage() {
  const { code = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = useRef(false);
  const opening = useMutation({
    mutationFn: async () => aboutMember(await openSubmission(code), search.get('member')),
    onSuccess: (submission) => {
      queryClient.setQueryData(QUERY_KEYS.submission(submission.businessNo), submission);
      void navigate(`/cases/${submission.businessNo}/edit`, { replace: true });
    },
  });
  const { mutate } = opening;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  return opening.isError ? (
    <FailureState
      asPage
      error={opening.error}
      retry={() => {
        mutate();
      }}
    />
  ) : (
    <LoadingState rows={8} />
  );
}

/** A draft that is about somebody already stays about him: what was typed of him is not given up unasked. */
function aboutMember(draft: SubmissionDto, accountNo: string | null): Promise<SubmissionDto> {
  const { businessNo, draftVersion, form } = draft;
  if (accountNo === null || form.memberAccountNo !== undefined) return Promise.resolve(draft);
  const headers = { 'If-Match': `"${String(draftVersion)}"` };
  const body = { memberAccountNo: accountNo, changes: {} };
  return submissionsEdit({ path: { businessNo }, headers, body });
}
