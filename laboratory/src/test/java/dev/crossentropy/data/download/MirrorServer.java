package dev.crossentropy.data.download;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mirror on this machine that misbehaves as told, once for each told misbehaviour, and serves its
 * files well, ranges included, from then on.
 */
final class MirrorServer implements Closeable {

  /** Writes a whole response, or a part of one, to the socket. */
  interface Answer {
    void write(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  /** A request for a known file; {@code from} is the start of its range. */
  record Request(String path, OptionalInt from, byte[] content) {

    byte[] rest() {
      return Arrays.copyOfRange(content, Math.min(from.orElse(0), content.length), content.length);
    }
  }

  private static final Pattern RANGE = Pattern.compile("Range: bytes=(\\d+)-");

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "mirror");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Queue<Answer> misbehaviours = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  MirrorServer() throws IOException {
    threads.execute(this::accept);
  }

  MirrorServer with(String name, byte[] content) {
    files.put("/" + name, content);
    return this;
  }

  MirrorServer first(Answer... answers) {
    misbehaviours.addAll(List.of(answers));
    return this;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  List<Request> requests() {
    return requests;
  }

  static Answer status(int code) {
    return (request, out) -> head(out, code + " Told", "Content-Length: 0");
  }

  static Answer redirect(URI target) {
    return (request, out) -> head(out, "302 Found", "Location: " + target, "Content-Length: 0");
  }

  static Answer body(byte[] content) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Length: " + content.length);
      out.write(content);
    };
  }

  /** Promises the rest of the file and ends the connection after this many bytes. */
  static Answer cutOffAfter(int bytes) {
    return (request, out) -> {
      serveHead(request, out);
      out.write(request.rest(), 0, bytes);
    };
  }

  /** Promises the rest of the file, sends this many bytes, and falls silent. */
  static Answer stallAfter(int bytes) {
    return (request, out) -> {
      cutOffAfter(bytes).write(request, out);
      out.flush();
      Thread.sleep(60_000);
    };
  }

  /** Sends one byte at a time, too slowly to ever finish. */
  static Answer drip() {
    return (request, out) -> {
      serveHead(request, out);
      for (byte b : request.rest()) {
        out.write(b);
        out.flush();
        Thread.sleep(20);
      }
    };
  }

  static Answer ignoreRange() {
    return (request, out) -> body(request.content()).write(request, out);
  }

  static Answer announce(int contentLength) {
    return (request, out) -> {
      head(out, "200 OK", "Content-Length: " + contentLength);
      out.write(request.content());
    };
  }

  static void serve(Request request, OutputStream out) throws IOException {
    if (request.from().orElse(0) >= request.content().length) {
      head(out, "416 Range Not Satisfiable", "Content-Length: 0");
      return;
    }
    serveHead(request, out);
    out.write(request.rest());
  }

  private static void serveHead(Request request, OutputStream out) throws IOException {
    int total = request.content().length;
    int rest = request.rest().length;
    if (request.from().isEmpty()) {
      head(out, "200 OK", "Content-Length: " + total);
    } else {
      head(
          out,
          "206 Partial Content",
          "Content-Length: " + rest,
          "Content-Range: bytes %d-%d/%d".formatted(total - rest, total - 1, total));
    }
  }

  static void head(OutputStream out, String status, String... headers) throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + String.join("\r\n", headers)
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> answer(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket connection) {
    try (connection;
        OutputStream out = connection.getOutputStream()) {
      Request request = read(connection);
      requests.add(request);
      Answer told = misbehaviours.poll();
      if (told != null) {
        told.write(request, out);
      } else if (request.content().length == 0) {
        head(out, "404 Not Found", "Content-Length: 0");
      } else {
        serve(request, out);
      }
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the test is over
    } catch (SocketException e) {
      return; // the client has left, as it may
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Request read(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    String path = in.readLine().split(" ", -1)[1];
    OptionalInt from = OptionalInt.empty();
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      Matcher range = RANGE.matcher(line);
      if (range.matches()) {
        from = OptionalInt.of(Integer.parseInt(range.group(1)));
      }
    }
    return new Request(path, from, files.getOrDefault(path, new byte[0]));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
