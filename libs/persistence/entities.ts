import {
  AutomaticAssessmentEntity,
  UnitReminderEntity,
} from '#libs/persistence/entities/automatic-assessment.entity';
import {
  CertificateEntity,
  SignInChallengeEntity,
  SignInThrottleEntity,
  SessionEntity,
  AuditEntryEntity,
} from '#libs/persistence/entities/access.entity';
import {
  AssessmentEntity,
  AssessmentLineEntity,
  LiftedBaseEntity,
  PaymentNoticeEntity,
} from '#libs/persistence/entities/assessment.entity';
import {
  BooksProofEntity,
  ChainLinkEntity,
  MemberLineEntity,
  SubAccountEntity,
  VoucherEntity,
  VoucherLineEntity,
} from '#libs/persistence/entities/ledger.entity';
import { BookDayEntity, VoucherNumberEntity } from '#libs/persistence/entities/book-day.entity';
import { LiveHintEntity } from '#libs/persistence/entities/live.entity';
import { MemberEntity } from '#libs/persistence/entities/member.entity';
import {
  UnitOperatorEntity,
  StaffEntity,
  StaffGrantEntity,
} from '#libs/persistence/entities/people.entity';
import {
  AccountNumberEntity,
  PersonalAccountEntity,
} from '#libs/persistence/entities/personal-account.entity';
import {
  PostingEntity,
  PostedChangeEntity,
  DocumentEntity,
} from '#libs/persistence/entities/posting.entity';
import {
  BankAccountEntity,
  BankDebitEntity,
  BankNotificationEntity,
  BankReceiptEntity,
  BankStatementEntity,
} from '#libs/persistence/entities/receipt.entity';
import {
  BranchEntity,
  ParameterEntity,
  DictionaryEntryEntity,
  CalendarDayEntity,
  RouteEntity,
} from '#libs/persistence/entities/reference.entity';
import {
  RegisterRowEntity,
  FormerRowEntity,
  RegisterImportEntity,
  RegisterImportFindingEntity,
  RegisterImportRowEntity,
} from '#libs/persistence/entities/register.entity';
import {
  ScanEntity,
  ScanLinkEntity,
  ScanUploadEntity,
} from '#libs/persistence/entities/scan.entity';
import {
  DebitOrderEntity,
  InstrumentEntity,
  SettlementAgreementEntity,
  SettlementWayEntity,
  ReceiptReversalEntity,
  TreasuryListLineEntity,
} from '#libs/persistence/entities/settlement.entity';
import { ScanLeftEntity } from '#libs/persistence/entities/scan-left.entity';
import { StatusChangeEntity } from '#libs/persistence/entities/status-change.entity';
import {
  SubmissionEntity,
  CaseLinkEntity,
  BusinessNumberEntity,
  SubmissionEditorEntity,
  SubmissionEventEntity,
  CommandEntity,
  IdempotentRequestEntity,
} from '#libs/persistence/entities/submission.entity';
import {
  TaskEntity,
  TaskEventEntity,
  DoneEntryEntity,
  MessageEntity,
} from '#libs/persistence/entities/task.entity';
import {
  BaseTermEntity,
  OwnRatioTermEntity,
  StatusTermEntity,
  UnitTermEntity,
} from '#libs/persistence/entities/term.entity';
import { TransferEntryEntity } from '#libs/persistence/entities/transfer.entity';
import { UnitFlowEntity } from '#libs/persistence/entities/unit-flow.entity';
import { UnitMonthEntity } from '#libs/persistence/entities/unit-month.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';

/** Every entity by name: nothing is found by a glob. */
export const ENTITIES = [
  CertificateEntity,
  SignInChallengeEntity,
  SignInThrottleEntity,
  SessionEntity,
  AuditEntryEntity,
  LiveHintEntity,
  MemberEntity,
  UnitOperatorEntity,
  StaffEntity,
  StaffGrantEntity,
  PersonalAccountEntity,
  AccountNumberEntity,
  PostingEntity,
  PostedChangeEntity,
  DocumentEntity,
  BranchEntity,
  ParameterEntity,
  DictionaryEntryEntity,
  CalendarDayEntity,
  RouteEntity,
  RegisterRowEntity,
  FormerRowEntity,
  RegisterImportEntity,
  RegisterImportFindingEntity,
  RegisterImportRowEntity,
  ScanEntity,
  ScanLinkEntity,
  ScanUploadEntity,
  ScanLeftEntity,
  SubmissionEntity,
  CaseLinkEntity,
  BusinessNumberEntity,
  SubmissionEditorEntity,
  SubmissionEventEntity,
  CommandEntity,
  IdempotentRequestEntity,
  TaskEntity,
  TaskEventEntity,
  DoneEntryEntity,
  MessageEntity,
  BaseTermEntity,
  OwnRatioTermEntity,
  StatusChangeEntity,
  StatusTermEntity,
  UnitTermEntity,
  TransferEntryEntity,
  UnitFlowEntity,
  UnitMonthEntity,
  UnitEntity,
  SubAccountEntity,
  VoucherEntity,
  VoucherLineEntity,
  MemberLineEntity,
  ChainLinkEntity,
  BooksProofEntity,
  BankAccountEntity,
  BankStatementEntity,
  BankReceiptEntity,
  BankDebitEntity,
  BankNotificationEntity,
  AssessmentEntity,
  AssessmentLineEntity,
  LiftedBaseEntity,
  PaymentNoticeEntity,
  BookDayEntity,
  VoucherNumberEntity,
  SettlementWayEntity,
  SettlementAgreementEntity,
  InstrumentEntity,
  DebitOrderEntity,
  AutomaticAssessmentEntity,
  UnitReminderEntity,
  ReceiptReversalEntity,
  TreasuryListLineEntity,
];
