package dev.crossentropy.check.network;

import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The options of a loss, found in its fields: a number or a truth value that is neither static nor
 * transient, and that changes what the loss computes.
 */
final class Options {

  /** Far above rounding, far below what any option does. */
  private static final double TOLERANCE = 1e-9;

  private Options() {}

  /** A loss that differs from the one under check in one field. */
  record Variant(Field field, ILossFunction loss) {
    String name() {
      return field.getName();
    }

    Object value() {
      return Options.value(field, loss);
    }
  }

  /** For each option a copy of the loss in which it has another value. */
  static List<Variant> variants(Subject subject) {
    List<Variant> variants = new ArrayList<>();
    for (Field field : fields(subject.loss().getClass())) {
      Variant variant = variant(subject.loss(), field);
      if (variant != null && isAnotherLoss(subject, variant.loss())) {
        variants.add(variant);
      }
    }
    return variants;
  }

  private static @Nullable Variant variant(ILossFunction loss, Field field) {
    try {
      ILossFunction copy = Keeping.javaCopy(loss);
      Object other = other(value(field, copy));
      if (other == null) {
        return null;
      }
      field.set(copy, other);
      return new Variant(field, copy);
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      return null; // a loss that Java cannot copy has a line of its own
    }
  }

  private static @Nullable Object other(@Nullable Object value) {
    if (value instanceof Double number) {
      return number == 0 ? 0.25 : number * 0.5;
    }
    if (value instanceof Float number) {
      return number == 0 ? 0.25f : number * 0.5f;
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    return value instanceof Boolean truth ? !truth : null;
  }

  static Object value(Field field, ILossFunction loss) {
    try {
      return Objects.requireNonNullElse(field.get(loss), "null");
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible before", e);
    }
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && opens(field)) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static boolean opens(Field field) {
    try {
      field.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException e) {
      return false; // a loss in a module that does not open its package
    }
  }

  /** Also false where the other value is one that the loss refuses. */
  private static boolean isAnotherLoss(Subject subject, ILossFunction variant) {
    try {
      return differs(subject, variant);
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Whether the other loss computes anything else than the subject's own one. */
  static boolean differs(Subject subject, ILossFunction other) {
    Subject changed = subject.withLoss(other);
    return Batches.ordinary(subject).stream()
        .anyMatch(batch -> differs(subject.call(batch), changed.call(batch)));
  }

  private static boolean differs(LossCall call, LossCall other) {
    double score = call.score();
    return !(Math.abs(other.score() - score) <= TOLERANCE * Math.max(1, Math.abs(score)))
        || !other.gradient().equalsWithEps(call.gradient(), TOLERANCE);
  }
}
