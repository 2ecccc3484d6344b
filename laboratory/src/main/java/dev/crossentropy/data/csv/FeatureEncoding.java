package dev.crossentropy.data.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;

/**
 * From fields to numbers. DataVec's {@link TransformProcess} says what becomes of every column, as
 * {@link #steps}; a category goes through it once, not once for each row, and a number not at all,
 * since records of DataVec cost a hundred times what the arithmetic does.
 */
final class FeatureEncoding {

  /** One column of the file as one or more features. */
  private sealed interface Column {

    int width();

    void encode(String field, float[] target, int from);
  }

  private record Numeric() implements Column {

    @Override
    public int width() {
      return 1;
    }

    @Override
    public void encode(String field, float[] target, int from) {
      target[from] = DecimalText.value(field);
    }
  }

  private record Category(int width, Map<String, float[]> codes) implements Column {

    @Override
    public void encode(String field, float[] target, int from) {
      float[] code = Objects.requireNonNull(codes.get(field));
      System.arraycopy(code, 0, target, from, code.length);
    }
  }

  private final List<Column> columns;
  private final TransformProcess steps;

  private FeatureEncoding(List<Column> columns, TransformProcess steps) {
    this.columns = List.copyOf(columns);
    this.steps = steps;
  }

  static FeatureEncoding of(List<ColumnProfile> profiles) {
    Schema.Builder schema = new Schema.Builder();
    List<String> categorical = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      if (profile.isNumeric()) {
        schema.addColumnDouble(profile.name());
        columns.add(new Numeric());
      } else {
        List<String> states = List.copyOf(profile.categories().keySet());
        schema.addColumnCategorical(profile.name(), states);
        categorical.add(profile.name());
        columns.add(category(profile.name(), states));
      }
    }
    TransformProcess.Builder steps = new TransformProcess.Builder(schema.build());
    categorical.forEach(steps::categoricalToOneHot);
    return new FeatureEncoding(columns, steps.build());
  }

  private static Category category(String name, List<String> states) {
    TransformProcess oneHot =
        new TransformProcess.Builder(
                new Schema.Builder().addColumnCategorical(name, states).build())
            .categoricalToOneHot(name)
            .build();
    Map<String, float[]> codes = new HashMap<>();
    for (String state : states) {
      codes.put(state, numbers(oneHot.execute(List.of(new Text(state)))));
    }
    return new Category(states.size(), codes);
  }

  private static float[] numbers(List<Writable> record) {
    float[] numbers = new float[record.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = record.get(i).toFloat();
    }
    return numbers;
  }

  /** What the encoding does, for DataVec pipelines that must do the same. */
  TransformProcess steps() {
    return steps;
  }

  int width() {
    return columns.stream().mapToInt(Column::width).sum();
  }

  int width(int column) {
    return columns.get(column).width();
  }

  void encode(int column, String field, float[] target, int from) {
    columns.get(column).encode(field, target, from);
  }
}
