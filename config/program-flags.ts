/** How Node runs each program of the hall, here, in the benches and in the image. */
export const PROGRAM_FLAGS = {
  /**
   * Left to itself Node takes memory by what the machine has: the young objects of a resting api alone held 130 MB, and what a
   * long export had left behind was collected at three times what lives. Eighty megabytes of it live; the cap is six times that.
   */
  api: ['--enable-source-maps', '--max-semi-space-size=16', '--max-old-space-size=512'],
  /**
   * Its engine's library keeps as many cases at hand as the memory it may take, so there is no cap. Node would make the heap
   * small whenever nobody acts for some seconds, and collect again and again as soon as somebody does.
   */
  worker: ['--enable-source-maps', '--no-memory-reducer'],
} as const;
