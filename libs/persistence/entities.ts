import {
  CertificateEntity,
  SignInChallengeEntity,
  SignInThrottleEntity,
  SessionEntity,
  AuditEntryEntity,
} from '#libs/persistence/entities/access.entity';
import { LiveHintEntity } from '#libs/persistence/entities/live.entity';
import { MemberEntity } from '#libs/persistence/entities/member.entity';
import {
  UnitOperatorEntity,
  StaffEntity,
  StaffGrantEntity,
} from '#libs/persistence/entities/people.entity';
import { PersonalAccountEntity } from '#libs/persistence/entities/personal-account.entity';
import {
  PostingEntity,
  PostedChangeEntity,
  DocumentEntity,
} from '#libs/persistence/entities/posting.entity';
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
import { ScanLeftEntity } from '#libs/persistence/entities/scan-left.entity';
import {
  SubmissionEntity,
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
  StatusTermEntity,
  UnitTermEntity,
  UnitMonthEntity,
  UnitEntity,
];
