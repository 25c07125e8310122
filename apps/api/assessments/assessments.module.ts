import { Module } from '@nestjs/common';
import { AssessableMonthsController } from '#apps/api/assessments/assessable-months.controller';
import { Assessing } from '#apps/api/assessments/assessing';
import { AutomaticAssessmentController } from '#apps/api/assessments/automatic-assessment.controller';
import { AssessmentMonths } from '#apps/api/assessments/assessment-months';
import { AssessmentsController } from '#apps/api/assessments/assessments.controller';
import { BalancePayments } from '#apps/api/assessments/balance-payments';
import { PaymentSlips } from '#apps/api/assessments/payment-slips';
import { SubmissionsModule } from '#apps/api/submissions/submissions.module';

/** Remittance (manual chapter 5): months assessed and paid for. */
@Module({
  imports: [SubmissionsModule],
  controllers: [AssessableMonthsController, AssessmentsController, AutomaticAssessmentController],
  providers: [Assessing, AssessmentMonths, BalancePayments, PaymentSlips],
})
export class AssessmentsModule {}
