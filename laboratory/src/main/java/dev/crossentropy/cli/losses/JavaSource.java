package dev.crossentropy.cli.losses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss in a source file, compiled in memory by the JDK that runs the program. */
final class JavaSource {

  private JavaSource() {}

  /**
   * The loss class of a source file: the one named like the file, else the only one that is an
   * {@link ILossFunction}.
   *
   * @param parent knows the classes that the source refers to
   * @param classPath the same classes for javac
   * @throws CompilationException if javac refuses the source
   * @throws IllegalArgumentException if there is no such file, no compiler or no loss in it
   */
  static Class<?> lossClass(Path source, ClassLoader parent, String classPath) {
    if (!Files.isRegularFile(source)) {
      throw new IllegalArgumentException("there is no file %s".formatted(source));
    }
    Map<String, byte[]> compiled = compile(source, classPath);
    ClassLoader loader = new CompiledClasses(compiled, parent);
    String named = source.getFileName().toString().replaceFirst("\\.java$", "");
    List<Class<?>> losses = new ArrayList<>();
    for (String name : compiled.keySet()) {
      Class<?> type = load(loader, name);
      if (ILossFunction.class.isAssignableFrom(type)) {
        losses.add(type);
      }
    }
    return losses.stream()
        .filter(type -> losses.size() == 1 || type.getSimpleName().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no class %s that implements %s"
                        .formatted(source, named, ILossFunction.class.getName())));
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalArgumentException("cannot load %s: %s".formatted(name, e), e);
    }
  }

  private static Map<String, byte[]> compile(Path source, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalArgumentException(
          "%s cannot be compiled: %s is a Java without a compiler; run with a JDK"
              .formatted(source, System.getProperty("java.home")));
    }
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        InMemory output = new InMemory(files)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  output,
                  null,
                  List.of("-classpath", classPath, "-proc:none", "-nowarn", "-parameters"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!done) {
        throw new CompilationException(messages.toString().stripTrailing());
      }
      return output.classes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI name = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(name, kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(className, key -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }

  private static final class CompiledClasses extends ClassLoader {

    private final Map<String, byte[]> classes;

    CompiledClasses(Map<String, byte[]> classes, ClassLoader parent) {
      super(parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
