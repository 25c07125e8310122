import type { MemberRow, TextDto } from '../../api/generated';

export interface MemberPickerProps {
  /** Whom the page holds: nobody while he is searched for. */
  held: MemberRow | null;
  onPicked(member: MemberRow): void;
  /** A new search is begun, or given up. From its first letter on whoever was held is held no longer. */
  onSought(isSought: boolean): void;
  /** Lets go of who is held, where that is possible. */
  onDropped?: () => void;
  /** Status code the list is limited to. */
  status?: string;
  /** Members as they stand in this month; in the next month to assess unless said. */
  month?: string;
  /** Why nothing can be done for this member, said beside his name. */
  refusalOf?: (member: MemberRow) => TextDto | null;
  /** Nobody may be chosen too. */
  optional?: boolean;
  invalid?: boolean;
  inputId?: string;
}
