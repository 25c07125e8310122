/** What this page reads, so that an act refreshes it and nothing else. */
export const AUTOMATIC = ['automatic-assessment'] as const;
export const ASSESSMENTS = ['assessments'] as const;
