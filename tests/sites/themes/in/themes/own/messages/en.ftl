hello = Hello
greet = Hello { $name }
