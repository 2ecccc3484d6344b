package dev.crossentropy.data.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer per folder, among the threads of this process and among processes. The operating
 * system releases the lock of a process that is killed. The lock file stays: deleting it would let
 * two processes lock two files of the same name.
 */
final class FolderLock implements Closeable {

  private static final String FILE_NAME = ".lock";

  /** File locks belong to the process and throw, rather than wait, among its threads. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path folder;
  private final ReentrantLock threads;
  private final FileChannel channel;

  private FolderLock(Path folder, ReentrantLock threads, FileChannel channel) {
    this.folder = folder;
    this.threads = threads;
    this.channel = channel;
  }

  static FolderLock acquire(Path folder, DownloadProgress progress) throws IOException {
    ReentrantLock threads =
        THREADS.computeIfAbsent(folder.toRealPath(), path -> new ReentrantLock());
    try {
      threads.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + folder);
    }
    try {
      return new FolderLock(folder, threads, lockedChannel(folder, progress));
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  private static FileChannel lockedChannel(Path folder, DownloadProgress progress)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        progress.note("waiting for another process that fills " + folder);
        channel.lock();
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** A file of the locked folder, to be written while the lock is held. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Closing the channel releases the file lock. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      threads.unlock();
    }
  }
}
