import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ratioColumnsOf } from '#libs/fund/contribution';
import { homeTerms, type BusinessDto, type SubmissionDto } from '../../api/generated';

export interface ValuesInMonth {
  readonly values: Readonly<Record<string, string>>;
  /** The values are of the month chosen; until then nothing is compared with them and saved. */
  readonly settled: boolean;
  /** The month on the page; null while none is chosen. */
  onMonth(month: string | null): void;
}

/**
 * What the fields change from. Ratios change from what holds in the month chosen, which is not today's where another value
 * is posted between: set back to today's it is a change.
 */
export function useValuesInMonth(
  { fields }: BusinessDto,
  { form }: SubmissionDto,
  today: Readonly<Record<string, string>>,
): ValuesInMonth {
  const field = fields.find(({ input }) => input === 'month')?.name;
  const saved = field === undefined ? undefined : form.changes?.[field];
  const [month, onMonth] = useState<string | null>(saved ?? null);
  const { data, isError } = useQuery({
    queryKey: ['terms', month],
    enabled: month !== null,
    queryFn: ({ signal }) => homeTerms({ query: { month: month ?? '' }, signal }),
  });
  const ratios =
    month === null || data === undefined ? [] : Object.entries(ratioColumnsOf(data.ratios));
  return {
    values: { ...today, ...Object.fromEntries(ratios.map(([name, bp]) => [name, String(bp)])) },
    settled: month === null || data !== undefined || isError,
    onMonth,
  };
}
