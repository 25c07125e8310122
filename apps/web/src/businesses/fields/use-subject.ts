import { useQuery } from '@tanstack/react-query';
import { membersRead, unitsRead, type MemberDetail } from '../../api/generated';

interface Subject {
  fields: Record<string, string>;
  member: MemberDetail | null;
}

/** Present values of what is changed: the operator's own unit, or one of its members. */
export function useSubject(subject: 'unit' | 'member' | null, accountNo: string | null) {
  return useQuery({
    queryKey: ['subject', subject, accountNo],
    enabled: subject === 'unit' || accountNo !== null,
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Subject> => {
      if (subject === 'unit') return { fields: (await unitsRead({ signal })).fields, member: null };
      const member = await membersRead({ path: { accountNo: accountNo ?? '' }, signal });
      return { fields: member.fields, member };
    },
  });
}
