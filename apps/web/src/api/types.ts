/**
 * Shapes on the wire, by the names the pages use. All of them come from the OpenAPI document (`npm run openapi`): when
 * the api changes, the type check of the web says where. Amounts are integers of fen, months 'YYYYMM', instants ISO UTC.
 */
export type {
  BusinessDto as BusinessView,
  ColumnDto as ColumnView,
  CommandDto as CommandView,
  DemandedPaperDto as PaperDemand,
  DemonstrationKey,
  DemonstrationLogins,
  DoneDto as DoneItem,
  FieldChangeDto as FieldChange,
  FieldDto as FieldView,
  HomeMonth as MonthTotal,
  HomeView as Home,
  ImportDto as ImportView,
  ImportFindingDto as ImportFinding,
  KnownLineDto as KnownLine,
  InitiatedDto as InitiatedItem,
  MemberDetail,
  MemberRow,
  MessageDto as MessageItem,
  MeView as Me,
  PreviewDto as Preview,
  HomeCodeTablesResponse as Dictionaries,
  RefusalDto as Refusal,
  RegisterHeadDto as RegisterHead,
  RegisterPageDto as RegisterPage,
  RegisterRowDto as RegisterRow,
  ScanView,
  SessionView,
  SubmissionDto as Submission,
  TaskDto as TaskView,
  TermsView as Terms,
  TextDto as Text,
  TimelineEntryDto as TimelineEntry,
  TodoDto as TodoItem,
  VerificationView as Verification,
} from './generated';

export interface LiveEvent {
  topic: 'message' | 'todo' | 'done' | 'initiated' | 'case' | 'scan' | 'import';
  businessNo?: string;
}
