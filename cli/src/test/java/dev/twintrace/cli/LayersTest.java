package dev.twintrace.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that hold between the modules. ARCHITECTURE.md says why. */
class LayersTest {

    private static final String GRAMMAR = "dev.twintrace.protocol.grammar..";

    private static final JavaClasses TWINTRACE =
            new ClassFileImporter()
                    // ArchUnit's own option for this misses the folder of quick builds.
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("dev.twintrace");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(TWINTRACE.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.twintrace.core",
                        "dev.twintrace.linear.read",
                        "dev.twintrace.protocol",
                        "dev.twintrace.engine",
                        "dev.twintrace.theorems.consensus.decide",
                        "dev.twintrace.report",
                        "dev.twintrace.cli");
    }

    @Test
    void coreNeedsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("dev.twintrace.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.twintrace.core..")
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    @Test
    void dependenciesPointDownwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.twintrace..")
                .withOptionalLayers(true)
                .layer("core")
                .definedBy("dev.twintrace.core..")
                .layer("linear")
                .definedBy("dev.twintrace.linear..")
                .layer("protocol")
                .definedBy("dev.twintrace.protocol..")
                .layer("engine")
                .definedBy("dev.twintrace.engine..")
                .layer("theorems")
                .definedBy("dev.twintrace.theorems..")
                .layer("report")
                .definedBy("dev.twintrace.report..")
                .layer("cli")
                .definedBy("dev.twintrace.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("theorems")
                .mayOnlyBeAccessedByLayers("report", "cli")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("theorems", "report", "cli")
                .whereLayer("linear")
                .mayOnlyBeAccessedByLayers("engine", "theorems", "report", "cli")
                .whereLayer("protocol")
                .mayOnlyBeAccessedByLayers("engine", "theorems", "report", "cli")
                .ensureAllClassesAreContainedInArchitecture()
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.twintrace.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .orShould()
                .dependOnClassesThat(resideInAPackage(GRAMMAR))
                .allowEmptyShould(true)
                .check(TWINTRACE);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.twintrace.report..", "dev.twintrace.linear.read..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .allowEmptyShould(true)
                .check(TWINTRACE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.twintrace.linear.read..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("us.bpsm.edn..")
                .allowEmptyShould(true)
                .check(TWINTRACE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.twintrace.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    /** A verifier that used what it is to check would find the same mistakes right. */
    @Test
    void certificatesAreVerifiedByTheStepFunctionAlone() {
        classes()
                .that()
                .resideInAPackage("dev.twintrace.report.certificate")
                .or()
                .resideInAPackage("dev.twintrace.report.certificate.verify..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "tools.jackson..",
                        "dev.twintrace.core..",
                        "dev.twintrace.protocol..",
                        "dev.twintrace.engine.interpret..",
                        "dev.twintrace.report.certificate",
                        "dev.twintrace.report.certificate.verify..")
                .check(TWINTRACE);
    }

    @Test
    void nobodyUsesJavaLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.twintrace.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    @Test
    void accessorsAreNotCalledGet() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(GRAMMAR)
                .and(areNotInherited())
                .should()
                .haveNameNotMatching("get([^a-z].*)?")
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .resideOutsideOfPackage(GRAMMAR)
                .and()
                .resideInAPackage("dev.twintrace..")
                .should(beInANullMarkedPackage())
                .allowEmptyShould(true)
                .check(TWINTRACE);
    }

    /** A method that a supertype from elsewhere asks for cannot choose its name. */
    private static DescribedPredicate<JavaMethod> areNotInherited() {
        return DescribedPredicate.describe(
                "are not declared by a supertype", method -> !isInherited(method));
    }

    private static boolean isInherited(JavaMethod method) {
        Stream<JavaClass> supertypes =
                Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream());
        return supertypes
                .filter(type -> !type.getPackageName().startsWith("dev.twintrace"))
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(inherited ->
                        inherited.getName().equals(method.getName())
                                && inherited.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                boolean marked =
                        home.tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                events.add(
                        new SimpleConditionEvent(
                                type,
                                marked,
                                type.getName() + (marked ? " is" : " is not") + " null-marked"));
            }
        };
    }
}
