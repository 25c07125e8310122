import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { openSubmission } from '../api/commands';
import { QUERY_KEYS, queryClient } from '../api/queries';
import { FailureState, LoadingState } from '../ui/states';

/** A tile's address: goes on with the reader's draft of this business, or opens one. */
export function OpenBusinessPage() {
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const asked = useRef(false);
  const opening = useMutation({
    mutationFn: () => openSubmission(code),
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
