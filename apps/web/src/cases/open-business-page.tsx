import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { openCase } from '../api/commands';
import { businessesAll, submissionsEdit, type SubmissionDto } from '../api/generated';
import { QUERY_KEYS, queryClient, reread } from '../api/queries';
import { FailureState, LoadingState } from '../ui/states';

/** A tile's address: goes on with the reader's draft of this business, or opens one; with `member`, for that member. */
export function OpenBusinessPage() {
  const { code = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  // Lines that another page has for the register go along.
  const state: unknown = useLocation().state;
  const asked = useRef(false);
  const opening = useMutation({
    mutationFn: () => begin(code, search.get('member')),
    onSuccess: ({ submission, toEnter }) => {
      queryClient.setQueryData(QUERY_KEYS.submission(submission.businessNo), submission);
      void reread(QUERY_KEYS.home, ['boxes']);
      const entry = toEnter === null ? '' : `?${String(new URLSearchParams({ member: toEnter }))}`;
      void navigate(`/cases/${submission.businessNo}/edit${entry}`, { replace: true, state });
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

interface Begun {
  readonly submission: SubmissionDto;
  /** Whose row a register begins with. */
  readonly toEnter: string | null;
}

/** A case of fields is about its member; to a register he is one who is entered. */
async function begin(code: string, accountNo: string | null): Promise<Begun> {
  const draft = await openCase(code);
  if (accountNo === null) return { submission: draft, toEnter: null };
  const businesses = await queryClient.query({
    queryKey: QUERY_KEYS.businesses,
    queryFn: () => businessesAll(),
    staleTime: 'static',
  });
  const isRegister = businesses.some((one) => one.code === code && one.shape === 'register');
  return isRegister
    ? { submission: draft, toEnter: accountNo }
    : { submission: await aboutMember(draft, accountNo), toEnter: null };
}

/** A draft that is about somebody already stays about him: what was typed of him is not given up unasked. */
function aboutMember(draft: SubmissionDto, accountNo: string): Promise<SubmissionDto> {
  const { businessNo, draftVersion, form } = draft;
  if (form.memberAccountNo !== undefined) return Promise.resolve(draft);
  const headers = { 'If-Match': `"${String(draftVersion)}"` };
  const body = { memberAccountNo: accountNo, changes: {} };
  return submissionsEdit({ path: { businessNo }, headers, body });
}
