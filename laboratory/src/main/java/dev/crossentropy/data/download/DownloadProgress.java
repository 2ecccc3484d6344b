package dev.crossentropy.data.download;

/** Told what a download does. Called from the downloading thread only. */
public interface DownloadProgress {

  /** A size that the server does not tell. */
  long UNKNOWN = -1;

  DownloadProgress SILENT =
      new DownloadProgress() {
        @Override
        public void received(String file, long bytes, long total) {}

        @Override
        public void note(String message) {}
      };

  /**
   * At most five times a second, and at the end of each file.
   *
   * @param bytes how much of the file is here, what an earlier run left included
   * @param total the file's size or {@link #UNKNOWN}
   */
  void received(String file, long bytes, long total);

  /** An event worth a line: a mirror that failed, a wait for another process. */
  void note(String message);
}
