package dev.crossentropy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the loss import downward only, and nobody else looks into them. */
@AnalyzeClasses(
    packages = "dev.crossentropy",
    importOptions = LossArchitectureTest.MainClasses.class)
class LossArchitectureTest {

  /** Whatever folder the build puts them into. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static final String LOSS = "dev.crossentropy.loss";

  @ArchTest
  static final ArchRule importsRunDownward =
      layeredArchitecture()
          .consideringAllDependencies()
          .layer("loss")
          .definedBy(LOSS)
          .layer("call")
          .definedBy(LOSS + ".call")
          .layer("row")
          .definedBy(LOSS + ".row")
          .layer("fused")
          .definedBy(LOSS + ".fused")
          .layer("batch")
          .definedBy(LOSS + ".batch")
          .layer("kernel")
          .definedBy(LOSS + ".kernel")
          .whereLayer("loss")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("call")
          .mayOnlyBeAccessedByLayers("loss")
          .whereLayer("row")
          .mayOnlyBeAccessedByLayers("loss", "call")
          .whereLayer("fused")
          .mayOnlyBeAccessedByLayers("loss", "call", "row")
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("loss", "call", "row", "fused")
          .whereLayer("kernel")
          .mayOnlyBeAccessedByLayers("loss", "call", "row", "fused", "batch");

  @ArchTest
  static final ArchRule everyClassHasItsLayer =
      classes()
          .that()
          .resideInAPackage(LOSS + "..")
          .should()
          .resideInAnyPackage(
              LOSS,
              LOSS + ".call",
              LOSS + ".row",
              LOSS + ".fused",
              LOSS + ".batch",
              LOSS + ".kernel");

  @ArchTest
  static final ArchRule needsNoMoreThanNd4jAndJspecify =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.crossentropy.loss..",
                  "dev.crossentropy.information..",
                  "org.nd4j..",
                  "org.bytedeco.javacpp..",
                  "org.jspecify.annotations..",
                  "com.sun.management..",
                  "java.."));

  @ArchTest
  static final ArchRule informationKnowsNoLoss =
      noClasses()
          .that()
          .resideInAPackage("dev.crossentropy.information..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crossentropy.loss..");

  @ArchTest
  static final ArchRule packagesAreNamedForWhatTheyHold =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..");
}
