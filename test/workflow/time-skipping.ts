import { TestWorkflowEnvironment } from '@temporalio/testing';
import { testEnvironment } from '#config/test-environment';

const STARTS_MAX = 4;

/** An engine in which days pass at once. The SDK gives it, a Java program, five seconds to come up: a busy machine begins it again. */
export async function timeSkippingEngine(): Promise<TestWorkflowEnvironment> {
  const path = testEnvironment.temporalTestServer();
  for (let start = 1; ; start += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path } },
      });
    } catch (error) {
      if (start === STARTS_MAX || !String(error).includes('did not start')) throw error;
    }
  }
}
